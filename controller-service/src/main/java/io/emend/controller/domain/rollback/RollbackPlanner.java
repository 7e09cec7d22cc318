package io.emend.controller.domain.rollback;

import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.Intake;
import io.emend.controller.domain.graph.Planned;
import io.emend.controller.domain.graph.Slot;
import io.emend.controller.domain.plan.EditPlan;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.Content;
import io.emend.graph.statement.StatementIds;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Works out rollbacks: what the graph would be without some edits, and how to get there from what it is. Thread-safe. */
final class RollbackPlanner {
    private final KnowledgeGraph graph;
    private final EditBook book;
    private final Intake intake;
    private final EditPlanner planner;

    RollbackPlanner(KnowledgeGraph graph, EditBook book, Intake intake, EditPlanner planner) {
        this.graph = graph;
        this.book = book;
        this.intake = intake;
        this.planner = planner;
    }

    /** Replays history without the edits; later edits that build on them are planned again. */
    RollbackPlan without(History history, Set<String> undoes) {
        Set<String> wanted = history.inForceWithout(undoes);
        Replayed replayed = new Replay(graph, history, book, intake, planner, wanted).run();
        Set<String> withdrawn = new TreeSet<>(history.inForce());
        withdrawn.removeAll(wanted);
        Set<String> reinstated = new TreeSet<>(wanted);
        reinstated.removeAll(history.inForce());
        List<String> dependents = replayed.affected().stream()
                .filter(edit -> !reinstated.contains(edit))
                .toList();
        return new RollbackPlan(transition(replayed), undoes, withdrawn, reinstated, dependents, replayed.lost());
    }

    /** The same, with the later edits that build on them taken back as well, and those that build on these. */
    RollbackPlan cascade(History history, Set<String> undoes) {
        Set<String> all = new TreeSet<>(undoes);
        RollbackPlan plan = without(history, all);
        while (all.addAll(plan.dependents())) {
            plan = without(history, all);
        }
        return plan;
    }

    /** From the present statements of the slots that came out differently to those that came out. */
    private EditPlan transition(Replayed replayed) {
        SortedMap<Slot, Long> reads = new TreeMap<>();
        List<StatementRecord> retract = new ArrayList<>();
        Map<String, StatementRecord> wanted = new LinkedHashMap<>();
        Map<String, String> idInPlace = new HashMap<>();
        for (Map.Entry<Slot, List<StatementRecord>> entry : replayed.different().entrySet()) {
            Slot slot = entry.getKey();
            reads.put(slot, graph.slotRevision(slot.subject(), slot.relation()));
            compare(graph.slot(slot.subject(), slot.relation()), entry.getValue(), retract, wanted, idInPlace);
        }
        Map<String, String> restores = new HashMap<>();
        for (StatementRecord statement : wanted.values()) {
            String id = StatementIds.next();
            idInPlace.put(statement.id(), id);
            if (!replayed.invented().contains(statement.id())) {
                restores.put(id, statement.id());
            }
        }
        List<StatementRecord> assertions = wanted.values().stream()
                .map(statement -> Planned.copy(
                        statement,
                        String.valueOf(idInPlace.get(statement.id())),
                        Planned.REVISION,
                        inPlace(statement.derivedFrom(), idInPlace)))
                .sorted(Comparator.comparing(StatementRecord::isDerived).thenComparing(StatementRecord::id))
                .collect(Collectors.toCollection(ArrayList::new));
        renewPremises(retract, assertions, restores, idInPlace, reads);
        return new EditPlan(retract, assertions, List.of(), restores, List.of(), List.of(), reads);
    }

    private static void compare(
            List<StatementRecord> live,
            List<StatementRecord> target,
            List<StatementRecord> retract,
            Map<String, StatementRecord> wanted,
            Map<String, String> idInPlace) {
        Map<Standing, StatementRecord> present = new HashMap<>();
        live.forEach(statement -> present.put(Standing.of(statement), statement));
        Set<Content> said = new HashSet<>();
        Set<Standing> aims = new HashSet<>();
        for (StatementRecord statement : target) {
            if (!said.add(statement.content())) {
                continue;
            }
            aims.add(Standing.of(statement));
            StatementRecord same = present.get(Standing.of(statement));
            if (same == null) {
                wanted.put(statement.id(), statement);
            } else {
                idInPlace.put(statement.id(), same.id());
            }
        }
        live.stream()
                .filter(statement -> !aims.contains(Standing.of(statement)))
                .forEach(retract::add);
    }

    /** Derived facts that stay, but whose premises come back under new ids, are stated again with those. */
    private void renewPremises(
            List<StatementRecord> retract,
            List<StatementRecord> assertions,
            Map<String, String> restores,
            Map<String, String> idInPlace,
            SortedMap<Slot, Long> reads) {
        Map<Content, String> coming = new HashMap<>();
        assertions.forEach(statement -> coming.put(statement.content(), statement.id()));
        Set<String> leaving = retract.stream().map(StatementRecord::id).collect(Collectors.toSet());
        if (leaving.isEmpty()) {
            return;
        }
        for (StatementRecord gone : List.copyOf(retract)) {
            String successor = coming.get(gone.content());
            if (successor != null) {
                idInPlace.put(gone.id(), successor);
            }
        }
        for (StatementRecord derived : graph.dependents(leaving)) {
            boolean renewable = !leaving.contains(derived.id())
                    && derived.derivedFrom().stream()
                            .allMatch(premise -> !leaving.contains(premise) || idInPlace.containsKey(premise));
            if (renewable) {
                Slot slot = Slot.of(derived);
                reads.computeIfAbsent(slot, s -> graph.slotRevision(s.subject(), s.relation()));
                StatementRecord renewed = Planned.withPremises(derived, inPlace(derived.derivedFrom(), idInPlace));
                retract.add(derived);
                assertions.add(renewed);
                restores.put(renewed.id(), derived.id());
            }
        }
    }

    private static List<String> inPlace(List<String> premises, Map<String, String> idInPlace) {
        return premises.stream()
                .map(premise -> idInPlace.getOrDefault(premise, premise))
                .toList();
    }
}
