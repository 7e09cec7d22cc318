package io.emend.controller.domain.graph;

import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.PlanGrounds;
import io.emend.graph.store.EditStore;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Remembers what was read of the graph until the next revision. A read asks for the newest revision first, which is much
 * cheaper than what it saves, so that it never sees less than what was committed when it began, in whichever process.
 * Thread-safe.
 */
public final class GraphMemory {
    /** What changes without a revision is seen within this time: entities of an import that is running or was discarded. */
    private static final Duration OLDEST = Duration.ofSeconds(30);

    private static final long NONE = -1;
    private static final ScopedValue<Recollection> MOMENT = ScopedValue.newInstance();

    private final NewestRevision newest;
    private final RememberedGraph remembered;
    private final AtomicReference<Recollection> current = new AtomicReference<>(new Recollection(NONE));

    public GraphMemory(KnowledgeGraph graph) {
        this.newest = new NewestRevision(graph);
        this.remembered = new RememberedGraph(graph, MOMENT);
    }

    /** The graph, read from memory inside of {@link #atOneMoment} and {@link #planning}, and from the database elsewhere. */
    public KnowledgeGraph graph() {
        return remembered;
    }

    /** The same of lists of edits: what previews look at to see whether a slot is being fought over. */
    public EditStore edits(EditStore store) {
        return new RememberedEdits(store, MOMENT);
    }

    /**
     * Does work whose reads need not be newer than its beginning. Calls inside of such work belong to it.
     *
     * @throws io.emend.contract.problem.Unavailable if the database cannot serve
     */
    public <T> T atOneMoment(Supplier<T> work) {
        return MOMENT.isBound()
                ? work.get()
                : ScopedValue.where(MOMENT, newest()).call(work::get);
    }

    /**
     * Plans an edit, after one read of what that begins with. Nothing is read twice; and nothing that was read before is used,
     * unless the plan belongs to a moment.
     *
     * @throws io.emend.contract.problem.Unavailable if the database cannot serve
     */
    public <T> T planning(PlanGrounds.Wanted grounds, Supplier<T> plan) {
        Recollection memory = MOMENT.isBound() ? MOMENT.get() : new Recollection(NONE);
        remembered.readAhead(grounds, memory);
        return ScopedValue.where(MOMENT, memory).call(plan::get);
    }

    private Recollection newest() {
        long revision = newest.get();
        Recollection known = Objects.requireNonNull(current.get());
        if (known.revision() == revision && known.age() < OLDEST.toNanos()) {
            return known;
        }
        Recollection fresh = new Recollection(revision);
        if (revision >= known.revision()) {
            current.compareAndSet(known, fresh);
        }
        return fresh;
    }
}
