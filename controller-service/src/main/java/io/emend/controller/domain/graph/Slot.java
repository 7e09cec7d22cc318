package io.emend.controller.domain.graph;

import io.emend.graph.statement.StatementRecord;
import java.util.Comparator;
import java.util.Objects;

/**
 * A subject and a relation: the unit that concurrent edits contend for.
 *
 * @param subject entity id
 * @param relation relation id
 */
public record Slot(String subject, String relation) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER =
            Comparator.comparing(Slot::subject).thenComparing(Slot::relation);

    public Slot {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(relation, "relation");
    }

    /** The slot a statement is in. */
    public static Slot of(StatementRecord statement) {
        return new Slot(statement.subject(), statement.relation());
    }

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return subject + " " + relation;
    }
}
