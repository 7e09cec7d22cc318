package io.emend.controller.domain.conflict;

import io.emend.contract.edit.Conflict;
import io.emend.graph.statement.StatementRecord;
import java.util.Objects;

/** A live statement that cannot stand beside a new one, and the conflict in words. */
public record Collision(StatementRecord existing, Conflict conflict) {
    public Collision {
        Objects.requireNonNull(existing, "existing");
        Objects.requireNonNull(conflict, "conflict");
    }
}
