package io.emend.contract.interpretation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One operation understood in an utterance.
 *
 * @param op ASSERT, RETRACT, or for questions and undo what they ask about: ASK, VERIFY, UNDO, SUPPOSE
 * @param object null where none was said, as in a question
 */
public record InterpretedOperation(
        Op op,
        @Nullable Mention subject,
        @Nullable Mention relation,
        @Nullable Mention object,
        @Nullable String validFrom,
        @Nullable String validTo) {
    /** What the operation does or asks. */
    public enum Op {
        ASSERT,
        RETRACT,
        ASK,
        VERIFY,
        UNDO,
        SUPPOSE
    }

    public InterpretedOperation {
        Objects.requireNonNull(op, "op");
    }
}
