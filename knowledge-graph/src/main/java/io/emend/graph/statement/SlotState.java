package io.emend.graph.statement;

import java.util.List;

/**
 * A slot at one moment.
 *
 * @param revision that last changed it (asserted or retracted there), 0 when none did
 * @param statements the live ones, oldest first
 */
public record SlotState(long revision, List<StatementRecord> statements) {
    public SlotState {
        statements = List.copyOf(statements);
    }
}
