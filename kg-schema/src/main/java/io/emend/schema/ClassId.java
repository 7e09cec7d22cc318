package io.emend.schema;

import java.util.Objects;

/**
 * Names a class of entities, for example {@code Person}, or {@code Q6256} for one of Wikidata's.
 *
 * @param value not blank
 */
public record ClassId(String value) implements Comparable<ClassId> {
    public ClassId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException("A class id must not be blank");
        }
    }

    /** Reads an id; the same as the constructor. */
    public static ClassId of(String value) {
        return new ClassId(value);
    }

    @Override
    public int compareTo(ClassId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
