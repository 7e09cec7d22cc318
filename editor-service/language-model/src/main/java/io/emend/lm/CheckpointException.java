package io.emend.lm;

/**
 * A checkpoint cannot be used: damaged, incomplete, hostile, or of a kind not supported. The message says what was
 * found and what to do. Raised before any tensor of the offending file is read.
 */
public final class CheckpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what was expected, what was found, and what to do */
    public CheckpointException(String message) {
        super(message);
    }

    /** @param message what was expected, what was found, and what to do */
    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
