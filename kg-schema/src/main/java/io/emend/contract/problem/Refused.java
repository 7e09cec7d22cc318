package io.emend.contract.problem;

import java.util.Map;

/** Understood, and refused for its content. */
public abstract sealed class Refused extends KnowledgeProblem
        permits Refused.UnknownRelation,
                Refused.UnknownEntity,
                Refused.AmbiguousEntity,
                Refused.SchemaViolation,
                Refused.NothingToRetract,
                Refused.PolicyRefused,
                Refused.IdempotencyMismatch {
    private static final long serialVersionUID = 1L;

    private Refused(ProblemType type, String detail, Map<String, Object> data) {
        super(type, detail, data);
    }

    /** The relation is not in the schema; data holds suggestions. */
    public static final class UnknownRelation extends Refused {
        private static final long serialVersionUID = 1L;

        public UnknownRelation(String detail, Map<String, Object> data) {
            super(ProblemType.UNKNOWN_RELATION, detail, data);
        }
    }

    /** The entity is not in the graph; data holds suggestions. */
    public static final class UnknownEntity extends Refused {
        private static final long serialVersionUID = 1L;

        public UnknownEntity(String detail, Map<String, Object> data) {
            super(ProblemType.UNKNOWN_ENTITY, detail, data);
        }
    }

    /** Several entities fit; data holds options. */
    public static final class AmbiguousEntity extends Refused {
        private static final long serialVersionUID = 1L;

        public AmbiguousEntity(String detail, Map<String, Object> data) {
            super(ProblemType.AMBIGUOUS_ENTITY, detail, data);
        }
    }

    /** Type, range, disjointness, cardinality or a shape is violated; data holds violations. */
    public static final class SchemaViolation extends Refused {
        private static final long serialVersionUID = 1L;

        public SchemaViolation(String detail, Map<String, Object> data) {
            super(ProblemType.SCHEMA_VIOLATION, detail, data);
        }
    }

    /** The statement to retract is not live. */
    public static final class NothingToRetract extends Refused {
        private static final long serialVersionUID = 1L;

        public NothingToRetract(String detail, Map<String, Object> data) {
            super(ProblemType.NOTHING_TO_RETRACT, detail, data);
        }
    }

    /** Screening or an editing policy refuses; data holds rules. */
    public static final class PolicyRefused extends Refused {
        private static final long serialVersionUID = 1L;

        public PolicyRefused(String detail, Map<String, Object> data) {
            super(ProblemType.POLICY_REFUSED, detail, data);
        }
    }

    /** The idempotency key came before with another body. */
    public static final class IdempotencyMismatch extends Refused {
        private static final long serialVersionUID = 1L;

        public IdempotencyMismatch(String detail, Map<String, Object> data) {
            super(ProblemType.IDEMPOTENCY_MISMATCH, detail, data);
        }
    }
}
