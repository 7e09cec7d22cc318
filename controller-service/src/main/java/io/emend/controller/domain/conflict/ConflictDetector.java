package io.emend.controller.domain.conflict;

import io.emend.contract.edit.Conflict;
import io.emend.contract.knowledge.Value;
import io.emend.controller.domain.graph.LiveGraph;
import io.emend.controller.domain.graph.Slot;
import io.emend.controller.domain.resolve.Change;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the live statements that a new one cannot stand beside, by the relation's traits alone: other objects of a
 * functional slot (COVERAGE), and whatever the relation, read backwards, says otherwise (REVERSE), third parties
 * included. Pure.
 */
public final class ConflictDetector {
    private final Inverses inverses;

    public ConflictDetector(Inverses inverses) {
        this.inverses = inverses;
    }

    /** The statements that have to go, each once, with the reason. */
    public List<Collision> collisions(Change.Assert change, LiveGraph graph, Naming naming) {
        Explanations explain = Explanations.in(naming.language());
        Map<String, Collision> found = new LinkedHashMap<>();
        for (StatementRecord rival : rivals(change, graph)) {
            found.put(
                    rival.id(),
                    new Collision(
                            rival,
                            rival.isDerived() && !isInverse(rival, change.relation())
                                    ? explain.overridesRule(
                                            naming.fact(rival), change.object().display())
                                    : explain.superseded(
                                            naming.fact(rival), change.object().display())));
        }
        for (StatementRecord rival : thirdParties(change, graph)) {
            found.putIfAbsent(
                    rival.id(),
                    new Collision(
                            rival,
                            explain.thirdParty(
                                    naming.fact(rival), change.subject().label())));
        }
        for (StatementRecord rival : disagreeingInverses(change, graph)) {
            found.putIfAbsent(
                    rival.id(),
                    new Collision(
                            rival,
                            explain.inverseDisagrees(
                                    naming.fact(rival), change.subject().label())));
        }
        for (StatementRecord rival : opposites(change, graph)) {
            found.putIfAbsent(rival.id(), new Collision(rival, explain.oppositeDirection(naming.fact(rival))));
        }
        return List.copyOf(found.values());
    }

    /** Other objects of a functional slot that hold at another time and may stay. */
    public List<Conflict> coexisting(Change.Assert change, LiveGraph graph, Naming naming) {
        if (!change.relation().functional()) {
            return List.of();
        }
        List<Conflict> notes = new ArrayList<>();
        for (StatementRecord other : otherObjects(change, graph)) {
            if (!overlaps(change, other)) {
                notes.add(Explanations.in(naming.language()).differentTime(naming.fact(other)));
            }
        }
        return notes;
    }

    private List<StatementRecord> rivals(Change.Assert change, LiveGraph graph) {
        if (!change.relation().functional()) {
            return List.of();
        }
        return otherObjects(change, graph).stream()
                .filter(other -> overlaps(change, other))
                .toList();
    }

    private static List<StatementRecord> otherObjects(Change.Assert change, LiveGraph graph) {
        String object = change.object().canonical();
        return graph.slot(new Slot(change.subject().id(), change.relation().id().value())).stream()
                .filter(other -> !other.object().canonical().equals(object))
                .toList();
    }

    /** (x, r, o) with x ≠ s, where an object has one subject only. */
    private List<StatementRecord> thirdParties(Change.Assert change, LiveGraph graph) {
        if (!inverses.isOneSubjectPerObject(change.relation())) {
            return List.of();
        }
        return graph.pointingAt(change.relation().id().value(), change.object().canonical()).stream()
                .filter(other -> !other.subject().equals(change.subject().id()) && overlaps(change, other))
                .toList();
    }

    /** (o, r⁻¹, x) with x ≠ s, where the inverse is kept and functional. */
    private List<StatementRecord> disagreeingInverses(Change.Assert change, LiveGraph graph) {
        if (!(change.object() instanceof Value.Entity object)) {
            return List.of();
        }
        return inverses.keptBackwards(change.relation())
                .filter(Relation::functional)
                .map(inverse -> graph.slot(new Slot(object.id(), inverse.id().value())).stream()
                        .filter(other -> !other.object()
                                        .canonical()
                                        .equals(change.subject().id())
                                && overlaps(change, other))
                        .toList())
                .orElse(List.of());
    }

    /** (o, r, s), where the relation cannot hold in both directions. */
    private static List<StatementRecord> opposites(Change.Assert change, LiveGraph graph) {
        if (!change.relation().asymmetric() || !(change.object() instanceof Value.Entity object)) {
            return List.of();
        }
        return graph
                .stating(
                        new Slot(object.id(), change.relation().id().value()),
                        change.subject().id())
                .stream()
                .filter(other -> overlaps(change, other))
                .toList();
    }

    /** A derived statement of a relation that no chain gives is the inverse of a stated one. */
    private static boolean isInverse(StatementRecord derived, Relation relation) {
        return derived.derivedFrom().size() == 1 && relation.chains().isEmpty();
    }

    private static boolean overlaps(Change.Assert change, StatementRecord other) {
        return ValidTimes.overlap(change.validFrom(), change.validTo(), other.validFrom(), other.validTo());
    }
}
