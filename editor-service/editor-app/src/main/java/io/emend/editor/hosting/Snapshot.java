package io.emend.editor.hosting;

import io.emend.contract.knowledge.State;
import io.emend.editor.generation.HostedModel;
import io.emend.editor.weights.AssembledModel;
import io.emend.editor.weights.LiveSlot;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The model of one revision. Immutable; whoever holds a lease on it keeps it, whatever is published meanwhile. */
public final class Snapshot {
    private final State state;
    private final SharedModel shared;
    private final SortedMap<String, LiveSlot> slots;

    /** Takes over the one use of {@code shared} that the caller holds. */
    Snapshot(State state, SharedModel shared, Map<String, LiveSlot> slots) {
        this.state = Objects.requireNonNull(state, "state");
        this.shared = shared;
        this.slots = Collections.unmodifiableSortedMap(new TreeMap<>(slots));
    }

    /** Revision and hashes as the ledger has them. */
    public State state() {
        return state;
    }

    public long revision() {
        return state.revision();
    }

    public HostedModel model() {
        return shared.model();
    }

    /** Live slots by subject. */
    public SortedMap<String, LiveSlot> slots() {
        return slots;
    }

    /** Subjects whose edits the subject memory holds, beside the weights. */
    public Set<String> inMemory() {
        return shared.model().inMemory();
    }

    AssembledModel assembled() {
        return shared.model();
    }

    boolean acquire() {
        return shared.acquire();
    }

    void release() {
        shared.release();
    }

    /** The same model at a revision that left it alone; holds a use of its own. */
    Snapshot at(State later) {
        if (!shared.acquire()) {
            throw new IllegalStateException("The snapshot of revision " + revision() + " is closed");
        }
        return new Snapshot(later, shared, slots);
    }

    /** A use of a snapshot; closing it ends the use. */
    public record Lease(Snapshot snapshot) implements AutoCloseable {
        @Override
        public void close() {
            snapshot.release();
        }
    }
}
