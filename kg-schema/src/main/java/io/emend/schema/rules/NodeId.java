package io.emend.schema.rules;

import java.util.Objects;

/**
 * An end of a fact: an entity's id, or a literal in the canonical form {@code "lexical"^^datatype}.
 *
 * @param value not blank
 */
public record NodeId(String value) implements Comparable<NodeId> {
    public NodeId {
        Objects.requireNonNull(value, "value");
        if (value.isBlank()) {
            throw new IllegalArgumentException("A node id must not be blank");
        }
    }

    /** Reads an id; the same as the constructor. */
    public static NodeId of(String value) {
        return new NodeId(value);
    }

    /** Tells whether this is a literal; literals have no facts of their own. */
    public boolean isLiteral() {
        return value.charAt(0) == '"';
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
