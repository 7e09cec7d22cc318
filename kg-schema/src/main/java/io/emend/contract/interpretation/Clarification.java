package io.emend.contract.interpretation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A question back. */
public record Clarification(String question, List<Option> options) {
    /**
     * One possible answer; sending {@code {"<slot>": "<id>"}} in {@code answers} of the next request chooses it.
     *
     * @param slot what it answers, such as {@code subject}, {@code relation}, {@code object}
     */
    public record Option(
            String slot, String id, String label, @Nullable String description) {}

    public Clarification {
        Objects.requireNonNull(question, "question");
        options = List.copyOf(options);
    }
}
