package io.emend.contract.problem;

import java.util.Map;

/** Understood and allowed, but at odds with the present state. */
public abstract sealed class Conflicted extends KnowledgeProblem
        permits Conflicted.StalePlan,
                Conflicted.RevisionConflict,
                Conflicted.AlreadyRolledBack,
                Conflicted.DependentEdits,
                Conflicted.EditState,
                Conflicted.SlotLocked,
                Conflicted.PreconditionFailed,
                Conflicted.PreconditionRequired {
    private static final long serialVersionUID = 1L;

    private Conflicted(ProblemType type, String detail, Map<String, Object> data) {
        super(type, detail, data);
    }

    /** A slot in the plan's read set changed before the commit; plan again. */
    public static final class StalePlan extends Conflicted {
        private static final long serialVersionUID = 1L;

        public StalePlan(String detail, Map<String, Object> data) {
            super(ProblemType.STALE_PLAN, detail, data);
        }
    }

    /** The slot changed since the caller's expectedRevision; data holds current. */
    public static final class RevisionConflict extends Conflicted {
        private static final long serialVersionUID = 1L;

        public RevisionConflict(String detail, Map<String, Object> data) {
            super(ProblemType.REVISION_CONFLICT, detail, data);
        }
    }

    /** The edit was undone before. */
    public static final class AlreadyRolledBack extends Conflicted {
        private static final long serialVersionUID = 1L;

        public AlreadyRolledBack(String detail, Map<String, Object> data) {
            super(ProblemType.ALREADY_ROLLED_BACK, detail, data);
        }
    }

    /** Mode REFUSE and later edits build on this one; data holds dependents. */
    public static final class DependentEdits extends Conflicted {
        private static final long serialVersionUID = 1L;

        public DependentEdits(String detail, Map<String, Object> data) {
            super(ProblemType.DEPENDENT_EDITS, detail, data);
        }
    }

    /** The edit's status does not allow the wanted step. */
    public static final class EditState extends Conflicted {
        private static final long serialVersionUID = 1L;

        public EditState(String detail, Map<String, Object> data) {
            super(ProblemType.EDIT_STATE, detail, data);
        }
    }

    /** The slot flips between values; a reviewer must decide. */
    public static final class SlotLocked extends Conflicted {
        private static final long serialVersionUID = 1L;

        public SlotLocked(String detail, Map<String, Object> data) {
            super(ProblemType.SLOT_LOCKED, detail, data);
        }
    }

    /** If-Match names another revision than the current one. */
    public static final class PreconditionFailed extends Conflicted {
        private static final long serialVersionUID = 1L;

        public PreconditionFailed(String detail, Map<String, Object> data) {
            super(ProblemType.PRECONDITION_FAILED, detail, data);
        }
    }

    /** The request must carry If-Match. */
    public static final class PreconditionRequired extends Conflicted {
        private static final long serialVersionUID = 1L;

        public PreconditionRequired(String detail, Map<String, Object> data) {
            super(ProblemType.PRECONDITION_REQUIRED, detail, data);
        }
    }
}
