package io.emend.editor.hosting;

import io.emend.contract.knowledge.State;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.Missing;
import io.emend.contract.problem.Unavailable;
import io.emend.editor.weights.AssembledModel;
import io.emend.editor.weights.LiveSlot;
import io.emend.editor.weights.WeightEditor;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import io.emend.graph.ledger.RevisionRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the snapshot that serves, and makes those of older revisions when asked.
 *
 * <p>Thread-safe. Readers take a lease and keep their snapshot; publishing swaps one reference; a model is closed when
 * its last user is done.
 */
public final class ModelHost implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ModelHost.class);

    private final KnowledgeGraph graph;
    private final Ledger ledger;
    private final WeightEditor weights;
    private final int mostOldSnapshots;
    private final ReentrantLock moving = new ReentrantLock();
    private final LinkedHashMap<Long, Snapshot> old = new LinkedHashMap<>(16, 0.75f, true);
    private volatile @Nullable Snapshot newest;

    /** @param mostOldSnapshots how many older revisions stay in memory, at least 1 */
    public ModelHost(KnowledgeGraph graph, Ledger ledger, WeightEditor weights, int mostOldSnapshots) {
        this.graph = graph;
        this.ledger = ledger;
        this.weights = weights;
        this.mostOldSnapshots = mostOldSnapshots;
    }

    /**
     * Rebuilds the newest revision's model from the ledger; heals whatever a crash left between commit and publication.
     *
     * @throws Unavailable.Corrupted if a delta file or the model is not what the ledger recorded, in one sentence
     */
    public void start() {
        State state = ledger.bindModel(weights.base().fingerprint());
        Snapshot first = rebuilt(state);
        newest = first;
        log.info(
                "The model serves revision {} with {} live slots, {}",
                first.revision(),
                first.slots().size(),
                first.model().fingerprint());
    }

    /** The snapshot that new requests use; follows revisions that other services made, such as imports. */
    public Snapshot.Lease newest() {
        if (moving.tryLock()) {
            try {
                follow(graph.state());
            } catch (KnowledgeProblem databaseGone) {
                log.debug("Serving the last known revision while the graph cannot be asked", databaseGone);
            } finally {
                moving.unlock();
            }
        }
        return lease();
    }

    /**
     * The snapshot of a revision, made if need be.
     *
     * @throws Missing if there is no such revision
     */
    public Snapshot.Lease at(long revision) {
        Snapshot.Lease now = newest();
        if (revision == now.snapshot().revision()) {
            return now;
        }
        now.close();
        synchronized (old) {
            Snapshot known = old.get(revision);
            if (known == null) {
                known = rebuilt(recorded(revision));
                keep(known);
            }
            known.acquire();
            return new Snapshot.Lease(known);
        }
    }

    /** Brings the newest snapshot up to the ledger's head, for a commit to build on. */
    public Snapshot.Lease caughtUp() {
        return moving(() -> {
            follow(graph.state());
            return lease();
        });
    }

    /**
     * Runs the commit to the ledger together with the publication that follows it, so that no reader starts to follow the
     * ledger in between.
     */
    public <T> T moving(Supplier<T> commitAndPublish) {
        moving.lock();
        try {
            return commitAndPublish.get();
        } finally {
            moving.unlock();
        }
    }

    /**
     * Makes a committed model the one that new requests use.
     *
     * @param model taken over; closed when its last user is done
     */
    public void publish(State state, AssembledModel model, Map<String, LiveSlot> slots) {
        swap(new Snapshot(state, new SharedModel(model), slots));
    }

    /** Keeps the present model for a committed revision that left it alone. */
    public void publishUnchanged(State state) {
        swap(current().at(state));
    }

    private void follow(State state) {
        Snapshot now = current();
        if (state.revision() == now.revision()) {
            return;
        }
        if (LiveSlot.are(now.slots(), graph.slotVersions(state.revision()))) {
            swap(now.at(state));
        } else {
            log.info("Following the ledger from revision {} to {}", now.revision(), state.revision());
            swap(rebuilt(state));
        }
    }

    private Snapshot rebuilt(State state) {
        return Rebuild.of(state, graph.slotVersions(state.revision()), weights);
    }

    private State recorded(long revision) {
        RevisionRecord record = graph.revision(revision)
                .orElseThrow(() -> new Missing(
                        "There is no revision " + revision + "; the newest is "
                                + current().revision() + ".",
                        Map.of("param", "model", "openaiCode", "model_not_found")));
        return new State(revision, record.stateHash());
    }

    private void swap(Snapshot next) {
        Snapshot before = current();
        newest = next;
        synchronized (old) {
            keep(before);
        }
    }

    /** The superseded snapshot is the likeliest old one to be asked for; the one used longest ago gives way. */
    private void keep(Snapshot snapshot) {
        Snapshot replaced = old.put(snapshot.revision(), snapshot);
        if (replaced != null) {
            replaced.release();
        }
        while (old.size() > mostOldSnapshots) {
            Objects.requireNonNull(old.pollFirstEntry()).getValue().release();
        }
    }

    private Snapshot.Lease lease() {
        while (true) {
            Snapshot now = current();
            if (now.acquire()) {
                return new Snapshot.Lease(now);
            }
        }
    }

    private Snapshot current() {
        Snapshot now = newest;
        if (now == null) {
            throw new Unavailable(
                    "The model is still being loaded; try again shortly.", Map.of("retryAfterSeconds", 5));
        }
        return now;
    }

    @Override
    public void close() {
        synchronized (old) {
            old.values().forEach(Snapshot::release);
            old.clear();
        }
        Snapshot last = newest;
        newest = null;
        if (last != null) {
            last.release();
        }
    }
}
