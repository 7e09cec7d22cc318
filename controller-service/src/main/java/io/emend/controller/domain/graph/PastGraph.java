package io.emend.controller.domain.graph;

import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import java.util.List;
import java.util.Optional;

/** The graph as it was at the end of a revision. */
public final class PastGraph implements LiveGraph {
    private final KnowledgeGraph graph;
    private final long revision;

    public PastGraph(KnowledgeGraph graph, long revision) {
        this.graph = graph;
        this.revision = revision;
    }

    @Override
    public List<StatementRecord> slot(Slot slot) {
        return read(StatementPattern.of(slot.subject(), slot.relation(), null));
    }

    @Override
    public List<StatementRecord> pointingAt(String relation, String object) {
        return read(StatementPattern.of(null, relation, object));
    }

    @Override
    public List<StatementRecord> about(String subject) {
        return read(StatementPattern.of(subject, null, null));
    }

    @Override
    public Optional<StatementRecord> statement(String id) {
        return graph.statement(id).filter(statement -> statement.isLiveAt(revision));
    }

    /** Present, not past: what a plan that looks back is checked against. */
    @Override
    public long lastChange(Slot slot) {
        return graph.slotRevision(slot.subject(), slot.relation());
    }

    private List<StatementRecord> read(StatementPattern pattern) {
        return graph.facts(pattern.asOf(revision).limit(StatementPattern.MAX_LIMIT))
                .items();
    }
}
