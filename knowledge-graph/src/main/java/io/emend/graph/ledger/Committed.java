package io.emend.graph.ledger;

import io.emend.contract.knowledge.StateHash;
import io.emend.graph.statement.StatementRecord;
import java.util.List;
import java.util.Objects;

/** What a commit left behind; durable when returned. Statements in the order of the commit. */
public record Committed(
        long revision,
        long supersedesRevision,
        StateHash stateHash,
        List<StatementRecord> asserted,
        List<StatementRecord> retracted) {
    public Committed {
        Objects.requireNonNull(stateHash, "stateHash");
        asserted = List.copyOf(asserted);
        retracted = List.copyOf(retracted);
    }
}
