package io.emend.controller.domain.screening;

import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.TrackedEdit;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.ledger.RevisionRecord;

/**
 * Counts what other processes on the same graph have applied, by following the ledger: a budget holds for all of them
 * together, but for what was applied elsewhere since the last look. For one thread.
 */
public final class OthersActivity {
    private final RecentActivity activity;
    private final KnowledgeGraph graph;
    private final EditBook book;
    private long seen;

    /** Begins with the next revision; what there is already is recalled otherwise. */
    public OthersActivity(RecentActivity activity, KnowledgeGraph graph, EditBook book) {
        this.activity = activity;
        this.graph = graph;
        this.book = book;
        this.seen = graph.revision();
    }

    /**
     * Takes in the edits of all revisions since the last time.
     *
     * @throws io.emend.contract.problem.Unavailable if the database cannot serve; the next call goes on where this stopped
     */
    public void catchUp() {
        long newest = graph.revision();
        for (; seen < newest; seen++) {
            graph.revision(seen + 1)
                    .map(RevisionRecord::editId)
                    .filter(edit -> !activity.has(edit))
                    .flatMap(book::find)
                    .map(TrackedEdit::edit)
                    .ifPresent(activity::applied);
        }
    }
}
