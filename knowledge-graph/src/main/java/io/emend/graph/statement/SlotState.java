package io.emend.graph.statement;

import java.util.List;

/**
 * A slot, or one fact of it, at one moment.
 *
 * @param revision that last changed the slot (asserted or retracted there), 0 when none did
 * @param statements the live ones that were asked for, oldest first
 */
public record SlotState(long revision, List<StatementRecord> statements) {
    public SlotState {
        statements = List.copyOf(statements);
    }

    /** One fact of the slot. */
    public SlotState of(String object) {
        return new SlotState(
                revision,
                statements.stream()
                        .filter(statement -> statement.object().canonical().equals(object))
                        .toList());
    }
}
