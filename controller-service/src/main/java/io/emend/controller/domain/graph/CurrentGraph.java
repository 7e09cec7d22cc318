package io.emend.controller.domain.graph;

import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PlanGrounds;
import io.emend.graph.statement.PointerKey;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.SlotState;
import io.emend.graph.statement.StatementRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The newest revision of the graph. */
public final class CurrentGraph implements LiveGraph {
    private final KnowledgeGraph graph;

    public CurrentGraph(KnowledgeGraph graph) {
        this.graph = graph;
    }

    @Override
    public List<StatementRecord> slot(Slot slot) {
        return graph.slot(slot.subject(), slot.relation()).reversed();
    }

    @Override
    public List<StatementRecord> pointingAt(String relation, String object) {
        return graph.facts(new PointerKey(relation, object).pattern()).items();
    }

    @Override
    public List<StatementRecord> about(String subject) {
        return graph.statementsOf(subject).reversed();
    }

    @Override
    public Optional<StatementRecord> statement(String id) {
        return graph.statement(id).filter(StatementRecord::isLive);
    }

    @Override
    public long lastChange(Slot slot) {
        return graph.slotRevision(slot.subject(), slot.relation());
    }

    @Override
    public Map<Slot, Long> lastChanges(Collection<Slot> slots) {
        Map<Slot, Long> changes = new HashMap<>();
        if (!slots.isEmpty()) {
            graph.slotRevisions(slots.stream()
                            .map(slot -> new SlotKey(slot.subject(), slot.relation()))
                            .toList())
                    .forEach((key, revision) -> changes.put(new Slot(key.subject(), key.relation()), revision));
        }
        return changes;
    }

    @Override
    public void expect(Set<FactKey> facts, Set<PointerKey> pointers) {
        graph.expect(new PlanGrounds.Wanted(Set.of(), facts, pointers, Set.of()));
    }

    @Override
    public State state(Slot slot) {
        SlotState state = graph.slotState(slot.subject(), slot.relation());
        return new State(state.revision(), state.statements().reversed());
    }

    @Override
    public List<StatementRecord> stating(Slot slot, String object) {
        return state(slot, object).statements();
    }

    @Override
    public State state(Slot slot, String object) {
        SlotState state = graph.factState(new FactKey(slot.subject(), slot.relation(), object));
        return new State(state.revision(), state.statements().reversed());
    }
}
