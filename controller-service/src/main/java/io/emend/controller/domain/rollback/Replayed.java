package io.emend.controller.domain.rollback;

import io.emend.controller.domain.graph.Slot;
import io.emend.graph.statement.StatementRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How history comes out without some edits.
 *
 * @param different the slots that end up with other statements than they have now, and those statements
 * @param affected edits that do something else than they did, oldest first
 * @param lost those of them that can no longer be applied at all, and why
 * @param invented ids of statements that never were in the graph
 */
record Replayed(
        SortedMap<Slot, List<StatementRecord>> different,
        List<String> affected,
        Map<String, String> lost,
        Set<String> invented) {
    Replayed {
        different = new TreeMap<>(different);
        affected = List.copyOf(affected);
        lost = Map.copyOf(lost);
        invented = Set.copyOf(invented);
    }
}
