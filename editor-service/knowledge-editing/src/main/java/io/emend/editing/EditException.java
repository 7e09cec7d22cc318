package io.emend.editing;

/** What can go wrong while an edit is planned, stored or applied; each case is a type of its own. */
public abstract sealed class EditException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private EditException(String message, Throwable... cause) {
        super(message, cause.length == 0 ? null : cause[0]);
    }

    /** A prompt does not contain any name of its subject. */
    public static final class SubjectNotFound extends EditException {
        private static final long serialVersionUID = 1L;

        public SubjectNotFound(SlotSubject subject, String prompt) {
            super("None of " + subject.mentions() + " occurs in the prompt '" + prompt + "'");
        }
    }

    /** A prompt with its answer is longer than the model's context. */
    public static final class PromptTooLong extends EditException {
        private static final long serialVersionUID = 1L;

        public PromptTooLong(int tokens, int limit) {
            super("A wording takes " + tokens + " tokens; the model's context holds " + limit);
        }
    }

    /** Numbers left the finite range, or the optimisation did not reach its target. */
    public static final class EditDiverged extends EditException {
        private static final long serialVersionUID = 1L;

        public EditDiverged(String message) {
            super(message);
        }

        public EditDiverged(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A stored delta is missing or its bytes are not those that its name promises. */
    public static final class CorruptedDelta extends EditException {
        private static final long serialVersionUID = 1L;

        public CorruptedDelta(String message) {
            super(message);
        }

        public CorruptedDelta(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A profile is missing, unreadable, or belongs to another checkpoint. */
    public static final class ProfileMismatch extends EditException {
        private static final long serialVersionUID = 1L;

        public ProfileMismatch(String message) {
            super(message);
        }

        public ProfileMismatch(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
