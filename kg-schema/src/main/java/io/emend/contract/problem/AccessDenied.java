package io.emend.contract.problem;

import java.util.Map;

/** The caller is unknown, or known and not allowed. */
public abstract sealed class AccessDenied extends KnowledgeProblem
        permits AccessDenied.Unauthenticated, AccessDenied.Forbidden {
    private static final long serialVersionUID = 1L;

    private AccessDenied(ProblemType type, String detail, Map<String, Object> data) {
        super(type, detail, data);
    }

    /** No key, or one that is not valid. */
    public static final class Unauthenticated extends AccessDenied {
        private static final long serialVersionUID = 1L;

        public Unauthenticated(String detail, Map<String, Object> data) {
            super(ProblemType.UNAUTHENTICATED, detail, data);
        }
    }

    /** The key's role, or the rule against judging one's own edit, forbids this. */
    public static final class Forbidden extends AccessDenied {
        private static final long serialVersionUID = 1L;

        public Forbidden(String detail, Map<String, Object> data) {
            super(ProblemType.FORBIDDEN, detail, data);
        }
    }
}
