package io.emend.schema.rules;

import io.emend.schema.RelationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A small graph that keeps derived facts, maintained by the engine the way a controller would do it. */
final class MemoryGraph implements GraphView {
    private final Map<Triple, Boolean> stated = new LinkedHashMap<>();

    static MemoryGraph of(Triple... facts) {
        MemoryGraph graph = new MemoryGraph();
        for (Triple fact : facts) {
            graph.stated.put(fact, true);
        }
        return graph;
    }

    void state(Triple fact, RuleEngine engine) {
        stated.put(fact, true);
        engine.consequences(fact, this).derived().forEach(d -> stated.putIfAbsent(d.conclusion(), false));
    }

    void retract(Triple fact, RuleEngine engine) {
        Withdrawals withdrawals = engine.withdrawals(fact, this);
        stated.remove(fact);
        withdrawals.mirrors().forEach(stated::remove);
        withdrawals.withdrawn().forEach(stated::remove);
        withdrawals.implied().forEach(d -> stated.putIfAbsent(d.conclusion(), false));
    }

    Set<Triple> facts() {
        return new TreeSet<>(stated.keySet());
    }

    List<Triple> statedFacts() {
        List<Triple> facts = new ArrayList<>(stated.keySet());
        facts.removeIf(fact -> !isStated(fact));
        return facts;
    }

    @Override
    public Collection<NodeId> objects(NodeId subject, RelationId relation) {
        return stated.keySet().stream()
                .filter(fact ->
                        fact.subject().equals(subject) && fact.relation().equals(relation))
                .map(Triple::object)
                .toList();
    }

    @Override
    public Collection<NodeId> subjects(RelationId relation, NodeId object) {
        return stated.keySet().stream()
                .filter(fact -> fact.object().equals(object) && fact.relation().equals(relation))
                .map(Triple::subject)
                .toList();
    }

    @Override
    public boolean isStated(Triple fact) {
        return stated.getOrDefault(fact, false);
    }
}
