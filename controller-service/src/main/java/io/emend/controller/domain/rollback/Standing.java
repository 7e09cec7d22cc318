package io.emend.controller.domain.rollback;

import io.emend.graph.statement.Content;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementRecord;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a statement a replay has to get right: what it says, whether it was imported or edited (only edits concern the
 * weights), and whether it follows from others.
 */
record Standing(Content content, Origin origin, boolean derived) {
    Standing {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(origin, "origin");
    }

    static Standing of(StatementRecord statement) {
        return new Standing(statement.content(), statement.origin(), statement.isDerived());
    }

    static Set<Standing> of(Collection<StatementRecord> statements) {
        return statements.stream().map(Standing::of).collect(Collectors.toSet());
    }
}
