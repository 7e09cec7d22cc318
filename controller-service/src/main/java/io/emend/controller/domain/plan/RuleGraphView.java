package io.emend.controller.domain.plan;

import io.emend.controller.domain.graph.LiveGraph;
import io.emend.controller.domain.graph.Slot;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PointerKey;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.RelationId;
import io.emend.schema.rules.GraphView;
import io.emend.schema.rules.Lookup;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.Triple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    @Override
    public void expect(Collection<Lookup> lookups) {
        graph.expect(facts(lookups), pointers(lookups));
    }

    /** The facts and slots among what the rules look up. */
    static Set<FactKey> facts(Collection<Lookup> lookups) {
        Set<FactKey> facts = new HashSet<>();
        for (Lookup lookup : lookups) {
            switch (lookup) {
                case Lookup.Objects slot ->
                    facts.add(
                            FactKey.slot(slot.subject().value(), slot.relation().value()));
                case Lookup.Stating stating ->
                    facts.add(new FactKey(
                            stating.fact().subject().value(),
                            stating.fact().relation().value(),
                            stating.fact().object().value()));
                case Lookup.Subjects pointers -> {}
            }
        }
        return facts;
    }

    static Set<PointerKey> pointers(Collection<Lookup> lookups) {
        Set<PointerKey> pointers = new HashSet<>();
        for (Lookup lookup : lookups) {
            if (lookup instanceof Lookup.Subjects pointing) {
                pointers.add(new PointerKey(
                        pointing.relation().value(), pointing.object().value()));
            }
        }
        return pointers;
    }

    private static List<StatementRecord> saying(Triple fact, LiveGraph graph) {
        return graph.stating(
                new Slot(fact.subject().value(), fact.relation().value()),
                fact.object().value());
    }
}
