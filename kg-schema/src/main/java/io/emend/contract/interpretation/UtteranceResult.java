package io.emend.contract.interpretation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.emend.contract.edit.Edit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was understood, and what came of it. */
public record UtteranceResult(Interpretation interpretation, Outcome outcome) {
    /** Exactly one member is set. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcome(
            @Nullable Edit edit,
            @Nullable Answer answer,
            @Nullable Edit rollback,
            @Nullable Clarification question) {
        public static Outcome edit(Edit edit) {
            return new Outcome(edit, null, null, null);
        }

        public static Outcome answer(Answer answer) {
            return new Outcome(null, answer, null, null);
        }

        public static Outcome rollback(Edit rollback) {
            return new Outcome(null, null, rollback, null);
        }

        public static Outcome question(Clarification question) {
            return new Outcome(null, null, null, question);
        }
    }

    public UtteranceResult {
        Objects.requireNonNull(interpretation, "interpretation");
        Objects.requireNonNull(outcome, "outcome");
    }
}
