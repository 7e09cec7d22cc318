package io.emend.controller.domain.plan;

import io.emend.contract.edit.Conflict;
import io.emend.contract.model.NewEntity;
import io.emend.controller.domain.conflict.Explanations;
import io.emend.controller.domain.conflict.Inverses;
import io.emend.controller.domain.conflict.Naming;
import io.emend.controller.domain.graph.DraftGraph;
import io.emend.controller.domain.graph.Planned;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A plan being made: the draft of the graph, and what has been said about it so far. For one thread. */
final class PlanDraft {
    private final DraftGraph graph;
    private final Naming naming;
    private final String author;
    private final Inverses inverses;
    private final Set<Conflict> conflicts = new LinkedHashSet<>();
    private final Map<String, StatementRecord> reinforced = new LinkedHashMap<>();
    private final Map<String, String> restores = new LinkedHashMap<>();

    PlanDraft(DraftGraph graph, Naming naming, String author, Inverses inverses) {
        this.graph = graph;
        this.naming = naming;
        this.author = author;
        this.inverses = inverses;
    }

    DraftGraph graph() {
        return graph;
    }

    Naming naming() {
        return naming;
    }

    String author() {
        return author;
    }

    Explanations explain() {
        return Explanations.in(naming.language());
    }

    void note(Conflict conflict) {
        conflicts.add(conflict);
    }

    void assertNew(StatementRecord statement) {
        graph.add(statement);
    }

    /** Tells the graph that statements are about to be retracted. */
    void expectToRetract(List<StatementRecord> statements) {
        graph.expect(
                statements.stream()
                        .flatMap(statement -> inverses.counterpart(statement).stream())
                        .collect(Collectors.toSet()),
                Set.of());
    }

    /** Retracts a statement and whatever says the same read backwards. */
    void retract(StatementRecord statement) {
        if (graph.isRemoved(statement)) {
            return;
        }
        List<StatementRecord> counterparts = inverses.counterparts(statement, graph);
        graph.remove(statement);
        for (StatementRecord counterpart : counterparts) {
            if (graph.remove(counterpart) && !Planned.is(counterpart)) {
                note(explain().inverseRetracted(naming.fact(counterpart), naming.fact(statement)));
            }
        }
    }

    void retract(StatementRecord statement, Conflict reason) {
        if (!graph.isRemoved(statement)) {
            note(reason);
            retract(statement);
        }
    }

    void reinforce(StatementRecord live) {
        reinforced.put(live.id(), live);
        note(explain().duplicate(naming.fact(live)));
    }

    /** Puts a statement in the place of a live one that says the same. */
    void replace(StatementRecord old, StatementRecord successor, boolean takesOver) {
        graph.remove(old);
        graph.add(successor);
        if (takesOver) {
            restores.put(successor.id(), old.id());
        }
    }

    EditPlan toPlan(List<NewEntity> newEntities) {
        return new EditPlan(
                graph.removed(),
                graph.added(),
                List.copyOf(reinforced.values()),
                restores,
                new ArrayList<>(conflicts),
                newEntities,
                graph.reads());
    }
}
