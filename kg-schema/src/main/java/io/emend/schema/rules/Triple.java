package io.emend.schema.rules;

import io.emend.schema.RelationId;
import java.util.Comparator;
import java.util.Objects;

/** A fact without its history: subject, relation, object. Ordered by relation, subject, object. */
public record Triple(NodeId subject, RelationId relation, NodeId object) implements Comparable<Triple> {
    private static final Comparator<Triple> ORDER = Comparator.comparing(Triple::relation)
            .thenComparing(Triple::subject)
            .thenComparing(Triple::object);

    public Triple {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(object, "object");
        if (subject.isLiteral()) {
            throw new IllegalArgumentException("A literal cannot be a subject, found: " + subject);
        }
    }

    /** Builds a fact from its ids as text. */
    public static Triple of(String subject, String relation, String object) {
        return new Triple(NodeId.of(subject), RelationId.of(relation), NodeId.of(object));
    }

    @Override
    public int compareTo(Triple other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return subject + " " + relation + " " + object;
    }
}
