package io.emend.controller.domain.edit;

/** Gives the edits that a rollback took back, or brought back, the status they now have. */
@FunctionalInterface
public interface RollbackMarks {
    /**
     * Marks what a rollback did; doing it again changes nothing.
     *
     * @param revision revision the rollback became
     * @throws io.emend.contract.problem.Unavailable if the store cannot serve
     */
    void mark(long revision);
}
