package io.emend.editing;

/**
 * Names the slot of one subject; slots are kept in the order of their names' UTF-16 code units, which is the canonical
 * order of every solve.
 *
 * @param value the subject's identifier in the graph, such as {@code Q7186}
 */
public record SlotId(String value) implements Comparable<SlotId> {
    public SlotId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A slot needs the identifier of its subject");
        }
    }

    @Override
    public int compareTo(SlotId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
