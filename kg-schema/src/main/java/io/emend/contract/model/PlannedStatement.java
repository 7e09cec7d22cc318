package io.emend.contract.model;

import io.emend.contract.knowledge.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement a commit asserts.
 *
 * @param id its new id, chosen by the planner so that derived statements can name their premises
 * @param derivedFrom ids of premises, live or in this same commit
 * @param restores id of the retracted statement whose origin, author and editing method this one takes over, in a rollback
 */
public record PlannedStatement(
        String id,
        String subject,
        String relation,
        Value object,
        @Nullable String validFrom,
        @Nullable String validTo,
        List<String> derivedFrom,
        @Nullable String restores) {
    public PlannedStatement {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(object, "object");
        derivedFrom = List.copyOf(derivedFrom);
    }
}
