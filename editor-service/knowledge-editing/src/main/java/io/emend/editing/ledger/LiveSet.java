package io.emend.editing.ledger;

import io.emend.editing.SlotEdit;
import io.emend.editing.SlotId;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The live slots, in canonical order. Immutable: changes give a new set. Two sets with equal slots are equal, whatever
 * led to them.
 */
public final class LiveSet {
    private static final LiveSet EMPTY = new LiveSet(new TreeMap<>());

    private final SortedMap<SlotId, SlotEdit> slots;

    private LiveSet(SortedMap<SlotId, SlotEdit> slots) {
        this.slots = Collections.unmodifiableSortedMap(slots);
    }

    /** The set without slots: the base model. */
    public static LiveSet empty() {
        return EMPTY;
    }

    /**
     * @throws IllegalArgumentException if two edits claim one slot
     */
    public static LiveSet of(Collection<SlotEdit> edits) {
        SortedMap<SlotId, SlotEdit> slots = new TreeMap<>();
        for (SlotEdit edit : edits) {
            if (slots.put(edit.slot(), edit) != null) {
                throw new IllegalArgumentException("Slot " + edit.slot() + " is live twice");
            }
        }
        return new LiveSet(slots);
    }

    /** This set with a slot added or replaced. */
    public LiveSet with(SlotEdit edit) {
        SortedMap<SlotId, SlotEdit> changed = new TreeMap<>(slots);
        changed.put(edit.slot(), edit);
        return new LiveSet(changed);
    }

    /** This set without a slot; the same set if it was not live. */
    public LiveSet without(SlotId slot) {
        if (!slots.containsKey(slot)) {
            return this;
        }
        SortedMap<SlotId, SlotEdit> changed = new TreeMap<>(slots);
        changed.remove(slot);
        return new LiveSet(changed);
    }

    public Optional<SlotEdit> find(SlotId slot) {
        return Optional.ofNullable(slots.get(slot));
    }

    /** The live edits in canonical order. */
    public Collection<SlotEdit> edits() {
        return slots.values();
    }

    public int size() {
        return slots.size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LiveSet set && slots.equals(set.slots);
    }

    @Override
    public int hashCode() {
        return slots.hashCode();
    }

    @Override
    public String toString() {
        return "LiveSet" + slots.keySet();
    }
}
