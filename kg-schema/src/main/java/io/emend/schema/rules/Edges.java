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

    private final RuleBook rules;
    private final Forecast forecast;
    private final GraphView view;
    private final Meter meter;

    Edges(RuleBook rules, GraphView view, Meter meter) {
        this.rules = rules;
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
        for (RuleBook.Form form : rules.forms(relation)) {
            boolean alongStored = forward != form.swapped();
            if ((alongStored && node.isLiteral()) || !meter.lookup()) {
                continue;
            }
            Collection<NodeId> ends =
                    alongStored ? view.objects(node, form.stored()) : view.subjects(form.stored(), node);
            for (NodeId end : ends) {
                Triple fact = alongStored ? new Triple(node, form.stored(), end) : new Triple(end, form.stored(), node);
                found.putIfAbsent(end, new Edge(end, fact));
            }
        }
        return List.copyOf(found.values());
    }
}
