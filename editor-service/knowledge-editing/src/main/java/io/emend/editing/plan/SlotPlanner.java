package io.emend.editing.plan;

import io.emend.editing.EditAlgorithm;
import io.emend.editing.EditException;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.PlanRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.alphaedit.AlphaEdit;
import io.emend.editing.finetuning.FineTuning;
import io.emend.editing.grace.Grace;
import io.emend.editing.memit.Memit;
import io.emend.editing.memory.SubjectMemory;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.rome.Rome;
import io.emend.editing.settings.Recipe;
import io.emend.editing.storage.ContentHash;
import io.emend.lm.LanguageModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Plans slots: keys and deltas of one subject from the base model alone.
 *
 * <p>Pure and deterministic: equal requests give equal edits, whatever else is live or planned before, beside or after.
 * Safe for use by several threads; several slots may be planned in parallel.
 */
public final class SlotPlanner {
    private final ModelProfile profile;
    private final Map<Method, EditAlgorithm> algorithms;

    /**
     * @param base the unedited model, open as long as this planner is used
     * @param profile its profile
     */
    public SlotPlanner(LanguageModel base, ModelProfile profile) {
        this.profile = profile;
        this.algorithms = List.of(
                        new Memit(base, profile),
                        new Rome(base, profile),
                        new AlphaEdit(base, profile),
                        new Grace(base, profile),
                        new FineTuning(base, profile),
                        new SubjectMemory(base, profile))
                .stream()
                .collect(Collectors.toUnmodifiableMap(EditAlgorithm::method, Function.identity()));
    }

    /** The methods that slots can be planned for. */
    public Set<Method> methods() {
        return algorithms.keySet();
    }

    /**
     * The key under which a plan for these statements is kept: a hash over base model, profile, settings, subject and sorted
     * content keys. It does not cover the method, so that a slot that returns to an earlier set of statements returns to the
     * method that was chosen for them.
     */
    public String planKey(EditRequest request) {
        ContentHash hash = new ContentHash()
                .add("emend-plan-1")
                .add(profile.fingerprint())
                .add(request.subject().slot().value());
        request.contentKeys().forEach(hash::add);
        return hash.finish();
    }

    /**
     * Searches keys and deltas for a request.
     *
     * @param recipe how the slot is to be held
     * @throws EditException.SubjectNotFound if a prompt names the subject by none of its names
     * @throws EditException.PromptTooLong if a wording does not fit the model's context
     * @throws EditException.EditDiverged if the search leaves the finite numbers
     */
    public SlotEdit plan(EditRequest request, Recipe recipe) {
        return plan(List.of(request), recipe).getFirst();
    }

    /** Plans several slots side by side, with the exceptions of {@link #plan(EditRequest, Recipe)}. */
    public List<SlotEdit> plan(List<EditRequest> requests, Recipe recipe) {
        EditAlgorithm algorithm = algorithms.get(recipe.method());
        if (algorithm == null) {
            throw new IllegalArgumentException(
                    "Slots cannot be planned for " + recipe.method() + ", only for " + methods());
        }
        return algorithm.plan(
                requests.stream()
                        .map(request -> new PlanRequest(request, planKey(request)))
                        .toList(),
                recipe);
    }

    /** Plans by a method's own recipe. */
    public SlotEdit plan(EditRequest request, Method method) {
        return plan(request, profile.settings().recipe(method));
    }
}
