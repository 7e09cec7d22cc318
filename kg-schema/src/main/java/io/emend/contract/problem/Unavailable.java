package io.emend.contract.problem;

import java.util.Map;

/** A part of the system cannot serve now; data may hold retryAfterSeconds. */
public sealed class Unavailable extends KnowledgeProblem permits Unavailable.RateLimited, Unavailable.Corrupted {
    private static final long serialVersionUID = 1L;

    public Unavailable(String detail, Map<String, Object> data) {
        super(ProblemType.UNAVAILABLE, detail, data);
    }

    public Unavailable(String detail) {
        this(detail, Map.of());
    }

    private Unavailable(ProblemType type, String detail, Map<String, Object> data) {
        super(type, detail, data);
    }

    /** The caller's budget is spent; data holds retryAfterSeconds. */
    public static final class RateLimited extends Unavailable {
        private static final long serialVersionUID = 1L;

        public RateLimited(String detail, Map<String, Object> data) {
            super(ProblemType.RATE_LIMITED, detail, data);
        }
    }

    /** A stored file or state does not match its recorded hash. */
    public static final class Corrupted extends Unavailable {
        private static final long serialVersionUID = 1L;

        public Corrupted(String detail, Map<String, Object> data) {
            super(ProblemType.CORRUPTED, detail, data);
        }
    }
}
