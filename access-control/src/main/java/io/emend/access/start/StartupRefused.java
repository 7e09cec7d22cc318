package io.emend.access.start;

/** The server will not start as it is configured; the message says in one sentence why and what to do. */
public final class StartupRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartupRefused(String sentence) {
        super(sentence);
    }

    public StartupRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
