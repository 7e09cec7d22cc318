package io.emend.graph.ledger;

import io.emend.graph.statement.StatementRecord;
import java.util.List;

/**
 * What is live at the end of revision {@code to} and was not at the end of {@code from}, and the other way round,
 * compared by content: a fact that was retracted and asserted again in between is in neither list.
 */
public record GraphDiff(long from, long to, List<StatementRecord> added, List<StatementRecord> removed) {
    public GraphDiff {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }
}
