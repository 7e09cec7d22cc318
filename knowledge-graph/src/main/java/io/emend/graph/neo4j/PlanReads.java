package io.emend.graph.neo4j;

import io.emend.graph.entity.EntityRecord;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PlanGrounds;
import io.emend.graph.statement.PointerKey;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.SlotState;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** What planning reads: facts with the last changes of their slots, alone or with all else that a plan begins with. Thread-safe. */
final class PlanReads {
    private final Sessions sessions;
    private final StatementNodes nodes;

    PlanReads(Sessions sessions, StatementNodes nodes) {
        this.sessions = sessions;
        this.nodes = nodes;
    }

    SlotState state(FactKey fact) {
        return sessions.read(tx -> state(
                tx,
                tx.first(FactCypher.FACT_STATES, Map.of("wanted", Map.of("facts", rows(List.of(fact)))))
                        .orElseThrow()));
    }

    PlanGrounds grounds(PlanGrounds.Wanted wanted) {
        List<FactKey> keys = List.copyOf(wanted.facts());
        List<List<String>> pointers = wanted.pointers().stream()
                .map(pointer -> List.of(pointer.relation(), pointer.object()))
                .toList();
        Map<String, Object> lists = Map.of(
                "entities", List.copyOf(wanted.entities()),
                "facts", rows(keys),
                "pointers", pointers,
                "subjects", List.copyOf(wanted.subjects()));
        Map<String, Object> parameters = Map.of("wanted", lists, "most", StatementPattern.MAX_LIMIT);
        return sessions.read(tx -> {
            MapAccessor found = tx.first(FactCypher.PLAN_GROUNDS, parameters).orElseThrow();
            Map<String, EntityRecord> entities = new HashMap<>();
            found.get("entities").asList(EntityNodes::read).forEach(entity -> entities.put(entity.id(), entity));
            Map<FactKey, SlotState> facts = new HashMap<>();
            found.get("facts").values().forEach(row -> facts.put(key(row.get("fact")), state(tx, row)));
            Map<String, List<StatementRecord>> edited = new HashMap<>();
            wanted.subjects().forEach(subject -> edited.put(subject, List.of()));
            found.get("edited")
                    .values()
                    .forEach(row -> edited.put(row.get("subject").asString(), statements(tx, row)));
            Map<PointerKey, List<StatementRecord>> pointing = new HashMap<>();
            Map<SlotKey, Long> revisions = new HashMap<>();
            for (Value row : found.get("pointing").values()) {
                List<StatementRecord> statements = statements(tx, row);
                pointing.put(
                        new PointerKey(
                                row.get("pointer").get(0).asString(),
                                row.get("pointer").get(1).asString()),
                        statements);
                for (int i = 0; i < statements.size(); i++) {
                    revisions.put(
                            SlotKey.of(statements.get(i)),
                            row.get("statements").get(i).get("revision").asLong());
                }
            }
            return new PlanGrounds(entities, facts, pointing, revisions, edited);
        });
    }

    private static List<List<String>> rows(Collection<FactKey> facts) {
        List<List<String>> rows = new ArrayList<>();
        facts.forEach(fact -> rows.add(Arrays.asList(fact.subject(), fact.relation(), fact.object())));
        return rows;
    }

    private static FactKey key(Value row) {
        Value object = row.get(2);
        return new FactKey(row.get(0).asString(), row.get(1).asString(), object.isNull() ? null : object.asString());
    }

    private SlotState state(Sessions.Cypher tx, MapAccessor row) {
        return new SlotState(row.get("revision").asLong(0), statements(tx, row));
    }

    private List<StatementRecord> statements(Sessions.Cypher tx, MapAccessor row) {
        return row.get("statements").asList(found -> nodes.read(tx, found));
    }
}
