package io.emend.editor.profiling;

/** A checkpoint cannot be profiled with what was given; the message says why and what to do. */
final class ProfilingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProfilingException(String message) {
        super(message);
    }

    ProfilingException(String message, Throwable cause) {
        super(message, cause);
    }
}
