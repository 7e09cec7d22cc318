package io.emend.controller.domain.graph;

import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import java.util.List;
import java.util.Optional;

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
        return graph.facts(StatementPattern.of(null, relation, object).limit(StatementPattern.MAX_LIMIT))
                .items();
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
}
