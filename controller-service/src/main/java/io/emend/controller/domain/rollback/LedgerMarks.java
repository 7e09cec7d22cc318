package io.emend.controller.domain.rollback;

import io.emend.contract.edit.EditStatus;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.EditStates;
import io.emend.controller.domain.edit.RollbackMarks;
import io.emend.graph.ledger.RevisionRecord;
import java.util.HashSet;
import java.util.Set;

/** Marks what a rollback did by comparing which edits were in force before and after its revision. Thread-safe. */
public final class LedgerMarks implements RollbackMarks {
    private final Histories histories;
    private final EditBook book;

    public LedgerMarks(Histories histories, EditBook book) {
        this.histories = histories;
        this.book = book;
    }

    @Override
    public void mark(long revision) {
        History history = histories.now();
        Set<String> before = history.inForceAt(revision - 1);
        Set<String> after = history.inForceAt(revision);
        Set<String> withdrawn = new HashSet<>(before);
        withdrawn.removeAll(after);
        history.revision(revision).map(RevisionRecord::undoes).ifPresent(withdrawn::addAll);
        Set<String> reinstated = new HashSet<>(after);
        reinstated.removeAll(before);
        withdrawn.forEach(id -> setStatus(id, EditStatus.APPLIED, EditStatus.ROLLED_BACK));
        reinstated.forEach(id -> setStatus(id, EditStatus.ROLLED_BACK, EditStatus.APPLIED));
    }

    private void setStatus(String id, EditStatus from, EditStatus to) {
        if (book.get(id).edit().status() == from) {
            book.update(id, edit -> edit.status() == from ? EditStates.in(to, edit, edit.problem()) : edit);
        }
    }
}
