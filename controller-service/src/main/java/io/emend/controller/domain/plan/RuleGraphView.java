package io.emend.controller.domain.plan;

import io.emend.controller.domain.graph.LiveGraph;
import io.emend.controller.domain.graph.Slot;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.RelationId;
import io.emend.schema.rules.GraphView;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.Triple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A live graph as the rules look at it. */
final class RuleGraphView implements GraphView {
    private final LiveGraph graph;

    RuleGraphView(LiveGraph graph) {
        this.graph = graph;
    }

    static Triple triple(StatementRecord statement) {
        return Triple.of(
                statement.subject(), statement.relation(), statement.object().canonical());
    }

    /** The live statement that says a fact; one that somebody stated before one that follows. */
    static Optional<StatementRecord> find(Triple fact, LiveGraph graph) {
        List<StatementRecord> saying = saying(fact, graph);
        return saying.stream()
                .filter(statement -> !statement.isDerived())
                .findFirst()
                .or(() -> saying.stream().findFirst());
    }

    @Override
    public Collection<NodeId> objects(NodeId subject, RelationId relation) {
        return graph.slot(new Slot(subject.value(), relation.value())).stream()
                .map(statement -> NodeId.of(statement.object().canonical()))
                .toList();
    }

    @Override
    public Collection<NodeId> subjects(RelationId relation, NodeId object) {
        return graph.pointingAt(relation.value(), object.value()).stream()
                .map(statement -> NodeId.of(statement.subject()))
                .toList();
    }

    @Override
    public boolean isStated(Triple fact) {
        return saying(fact, graph).stream().anyMatch(statement -> !statement.isDerived());
    }

    @Override
    public boolean contains(Triple fact) {
        return !saying(fact, graph).isEmpty();
    }

    private static List<StatementRecord> saying(Triple fact, LiveGraph graph) {
        return graph.stating(
                new Slot(fact.subject().value(), fact.relation().value()),
                fact.object().value());
    }
}
