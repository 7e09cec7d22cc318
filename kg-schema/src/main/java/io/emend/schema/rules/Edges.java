package io.emend.schema.rules;

import io.emend.schema.RelationId;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Steps along relations in either direction, over facts kept in whatever form, in a fixed order. Counts its lookups. */
final class Edges {
    /** A step: the node it leads to, and the kept fact it goes along. */
    record Edge(NodeId end, Triple fact) {}

    private final Forecast forecast;
    private final GraphView view;
    private final Meter meter;

    Edges(RuleBook rules, GraphView view, Meter meter) {
        this.forecast = new Forecast(rules);
        this.view = view;
        this.meter = meter;
    }

    /** Steps {@code node -relation-> end}. */
    List<Edge> from(NodeId node, RelationId relation) {
        return step(node, relation, true);
    }

    /** Steps {@code end -relation-> node}. */
    List<Edge> to(RelationId relation, NodeId node) {
        return step(node, relation, false);
    }

    /** Tells the view of the steps from, or else to, all of the nodes. */
    void expect(Collection<NodeId> nodes, RelationId relation, boolean forward) {
        view.expect(nodes.stream()
                .distinct()
                .flatMap(node -> forecast.step(node, relation, forward).stream())
                .toList());
    }

    private List<Edge> step(NodeId node, RelationId relation, boolean forward) {
        SortedMap<NodeId, Edge> found = new TreeMap<>();
        for (Lookup lookup : forecast.step(node, relation, forward)) {
            if (!meter.lookup()) {
                break;
            }
            switch (lookup) {
                case Lookup.Objects along ->
                    view.objects(node, along.relation())
                            .forEach(end -> put(found, end, new Triple(node, along.relation(), end)));
                case Lookup.Subjects against ->
                    view.subjects(against.relation(), node)
                            .forEach(end -> put(found, end, new Triple(end, against.relation(), node)));
                case Lookup.Stating fact -> throw new IllegalStateException("No step asks for one fact: " + fact);
            }
        }
        return List.copyOf(found.values());
    }

    private static void put(SortedMap<NodeId, Edge> found, NodeId end, Triple fact) {
        found.putIfAbsent(end, new Edge(end, fact));
    }
}
