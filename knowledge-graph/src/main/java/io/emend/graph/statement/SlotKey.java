package io.emend.graph.statement;

import java.util.Objects;

/** A slot: one subject and one relation. */
public record SlotKey(String subject, String relation) {
    public SlotKey {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(relation, "relation");
    }

    /** The slot a statement stands in. */
    public static SlotKey of(StatementRecord statement) {
        return new SlotKey(statement.subject(), statement.relation());
    }
}
