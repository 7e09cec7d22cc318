package io.emend.contract.problem;

import java.util.HashMap;
import java.util.Map;

/** A part of the system cannot serve now; data may hold retryAfterSeconds. */
public sealed class Unavailable extends KnowledgeProblem
        permits Unavailable.RateLimited, Unavailable.Busy, Unavailable.Corrupted {
    private static final long serialVersionUID = 1L;
    private static final String MAY_HAVE_HAPPENED = "mayHaveHappened";

    public Unavailable(String detail, Map<String, Object> data) {
        super(ProblemType.UNAVAILABLE, detail, data);
    }

    /** A call that was sent but not answered: nobody knows yet whether it took effect. */
    public static Unavailable unanswered(String detail, Map<String, Object> data) {
        Map<String, Object> all = new HashMap<>(data);
        all.put(MAY_HAVE_HAPPENED, true);
        return new Unavailable(detail, all);
    }

    /** Whether what was asked for may have taken effect nevertheless. */
    public boolean mayHaveHappened() {
        return Boolean.TRUE.equals(data().get(MAY_HAVE_HAPPENED));
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

        /** None: where it comes from says nothing, and it comes by the thousand when time is short. */
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** There is no room for another request; data holds retryAfterSeconds. */
    public static final class Busy extends Unavailable {
        private static final long serialVersionUID = 1L;

        public Busy(String detail, Map<String, Object> data) {
            super(ProblemType.UNAVAILABLE, detail, data);
        }

        /** None, as for a spent budget. */
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
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
