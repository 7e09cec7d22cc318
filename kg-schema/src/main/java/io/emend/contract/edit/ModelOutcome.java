package io.emend.contract.edit;

import io.emend.contract.knowledge.ModelState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the hosted model.
 *
 * @param method method that wrote the weights, or {@code none}
 * @param before the model's own answers before the edit, one per asserted fact
 * @param after its answers afterwards, by free generation
 * @param efficacy share of edited prompts answered with the new object, 0 to 1, by free generation
 * @param paraphrase the same over wordings the edit did not use
 * @param locality share of untouched probe answers that stayed the same
 * @param millis wall-clock time spent on the weights, ms
 * @param reason why the state is not IN_WEIGHTS, or under which names of its subject the weights hold the fact if not under all;
 *     else null
 */
public record ModelOutcome(
        ModelState state,
        String method,
        List<String> before,
        List<String> after,
        @Nullable Double efficacy,
        @Nullable Double paraphrase,
        @Nullable Double locality,
        long millis,
        @Nullable String reason) {
    public ModelOutcome {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(method, "method");
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** An outcome that left the weights alone. */
    public static ModelOutcome untouched(String reason) {
        return new ModelOutcome(ModelState.KG_ONLY, "none", List.of(), List.of(), null, null, null, 0, reason);
    }
}
