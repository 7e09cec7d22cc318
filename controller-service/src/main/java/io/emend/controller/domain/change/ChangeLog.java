package io.emend.controller.domain.change;

import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.TrackedEdit;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.ledger.RevisionRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The ledger as a feed: what has happened after a revision, and waiting for what will. Sees revisions of other processes
 * too. Thread-safe.
 */
public final class ChangeLog {
    private static final int BATCH = 100;
    /** Revisions of this process wake waiting readers at once; those of others are seen within this time. */
    private static final Duration LOOK = Duration.ofMillis(500);

    private final KnowledgeGraph graph;
    private final EditBook book;
    private final Object news = new Object();

    public ChangeLog(KnowledgeGraph graph, EditBook book) {
        this.graph = graph;
        this.book = book;
    }

    public long newest() {
        return graph.state().revision();
    }

    /** A revision has been made here. */
    public void announce() {
        synchronized (news) {
            news.notifyAll();
        }
    }

    /** The next changes after a revision, oldest first, a hundred at most; empty when there is none. */
    public List<Change> after(long revision) {
        long newest = newest();
        List<Change> changes = new ArrayList<>();
        for (long n = revision + 1; n <= newest && changes.size() < BATCH; n++) {
            graph.revision(n).map(this::change).ifPresent(changes::add);
        }
        return changes;
    }

    /**
     * The same, waiting until there is one.
     *
     * @return empty when there is none after all that time
     * @throws InterruptedException if the thread is interrupted while waiting
     */
    public List<Change> await(long revision, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (newest() <= revision) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return List.of();
            }
            synchronized (news) {
                news.wait(Math.min(left, LOOK.toMillis()));
            }
        }
        return after(revision);
    }

    private Change change(RevisionRecord revision) {
        String edit = revision.editId();
        return new Change(
                revision.toView(),
                edit == null ? null : book.find(edit).map(TrackedEdit::edit).orElse(null));
    }
}
