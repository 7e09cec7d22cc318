package io.emend.controller.domain.rollback;

import io.emend.contract.problem.KnowledgeProblem;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.Intake;
import io.emend.controller.domain.edit.TrackedEdit;
import io.emend.controller.domain.graph.LiveGraph;
import io.emend.controller.domain.graph.PastGraph;
import io.emend.controller.domain.graph.Planned;
import io.emend.controller.domain.graph.Slot;
import io.emend.controller.domain.plan.EditPlan;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.controller.domain.resolve.Resolved;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.statement.Content;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Replays history with only some of its edits. Slots that come out as they did are read from the graph's own history; an
 * edit is planned again only when it read or wrote a slot that has come out differently. For one use, by one thread.
 */
final class Replay {
    private final KnowledgeGraph graph;
    private final History history;
    private final EditBook book;
    private final Intake intake;
    private final EditPlanner planner;
    private final Set<String> wanted;

    private final TreeMap<Slot, List<StatementRecord>> different = new TreeMap<>();
    private final List<String> affected = new ArrayList<>();
    private final Map<String, String> lost = new LinkedHashMap<>();
    private final Set<String> invented = new HashSet<>();

    /** @param wanted the edits that shall have happened */
    Replay(
            KnowledgeGraph graph,
            History history,
            EditBook book,
            Intake intake,
            EditPlanner planner,
            Set<String> wanted) {
        this.graph = graph;
        this.history = history;
        this.book = book;
        this.intake = intake;
        this.planner = planner;
        this.wanted = wanted;
    }

    Replayed run() {
        Optional<Long> first = firstDifference(history.newest());
        if (first.isPresent()) {
            for (RevisionRecord revision : history.from(first.get())) {
                step(revision);
            }
        }
        return new Replayed(different, affected, lost, invented);
    }

    /** The revision before which exactly the wanted edits were in force: nothing earlier need be replayed. */
    private Optional<Long> firstDifference(long until) {
        Set<String> then = history.inForceAt(until);
        Set<String> either = new TreeSet<>(then);
        wanted.stream().filter(edit -> revisionOf(edit) <= until).forEach(either::add);
        Optional<Long> first = either.stream()
                .filter(edit -> !then.contains(edit) || !wanted.contains(edit))
                .map(this::revisionOf)
                .min(Long::compare);
        return first.map(revision -> firstDifference(revision - 1).orElse(revision));
    }

    private long revisionOf(String edit) {
        return history.of(edit).map(RevisionRecord::revision).orElse(Long.MAX_VALUE);
    }

    private void step(RevisionRecord revision) {
        if (revision.kind() == RevisionKind.IMPORT) {
            takeOverImport(revision);
            return;
        }
        List<StatementRecord> touched = history.touched(revision);
        Set<Slot> slots = touched.stream().map(Slot::of).collect(Collectors.toCollection(TreeSet::new));
        String edit = revision.editId();
        if (edit == null || revision.kind() != RevisionKind.EDIT || !wanted.contains(edit)) {
            settle(revision, slots, List.of(), List.of());
            return;
        }
        TrackedEdit tracked = book.get(edit);
        if (concerned(tracked, slots)) {
            again(tracked, revision, touched, slots);
        }
    }

    private boolean concerned(TrackedEdit tracked, Set<Slot> slots) {
        return !Collections.disjoint(slots, different.keySet())
                || !Collections.disjoint(tracked.notes().reads(), different.keySet())
                || !Collections.disjoint(tracked.notes().writes(), different.keySet());
    }

    private void again(TrackedEdit tracked, RevisionRecord revision, List<StatementRecord> touched, Set<Slot> slots) {
        List<StatementRecord> asserted = touched.stream()
                .filter(statement -> statement.assertedRevision() == revision.revision())
                .toList();
        List<StatementRecord> retracted = touched.stream()
                .filter(statement -> statement.assertedRevision() != revision.revision())
                .toList();
        EditPlan plan;
        try {
            Resolved resolved = intake.resolved(tracked);
            plan = planner.plan(resolved, before(revision), tracked.edit().author());
            intake.requireAccepted(plan, resolved);
        } catch (KnowledgeProblem e) {
            affected.add(tracked.id());
            lost.put(tracked.id(), e.detail());
            settle(revision, slots, List.of(), List.of());
            return;
        }
        if (!Effect.of(plan.assertions(), plan.retract()).equals(Effect.of(asserted, retracted))) {
            affected.add(tracked.id());
        }
        Set<Slot> all = new TreeSet<>(slots);
        all.addAll(plan.writes());
        settle(revision, all, plan.retract(), asIn(revision, asserted, plan.assertions()));
    }

    /** What a revision does to contents; a fact that only gets a new id is no change. */
    private record Effect(Set<Content> coming, Set<Content> going) {
        static Effect of(List<StatementRecord> asserted, List<StatementRecord> retracted) {
            Set<Content> coming = contents(asserted);
            Set<Content> going = contents(retracted);
            Set<Content> both = new HashSet<>(coming);
            both.retainAll(going);
            coming.removeAll(both);
            going.removeAll(both);
            return new Effect(coming, going);
        }
    }

    /** What was asserted then, where it says the same; else the new statement, dated as it would have been. */
    private List<StatementRecord> asIn(
            RevisionRecord revision, List<StatementRecord> then, List<StatementRecord> planned) {
        Map<Standing, StatementRecord> known = new HashMap<>();
        then.forEach(statement -> known.put(Standing.of(statement), statement));
        List<StatementRecord> dated = new ArrayList<>();
        for (StatementRecord statement : planned) {
            StatementRecord same = known.get(Standing.of(statement));
            if (same != null) {
                dated.add(same);
            } else {
                invented.add(statement.id());
                dated.add(Planned.copy(statement, statement.id(), revision.revision(), statement.derivedFrom()));
            }
        }
        return dated;
    }

    /** Works out what is in the slots after a revision, and whether that differs from what was. */
    private void settle(
            RevisionRecord revision, Set<Slot> slots, List<StatementRecord> retracted, List<StatementRecord> asserted) {
        LiveGraph before = before(revision);
        LiveGraph after = new PastGraph(graph, revision.revision());
        Set<String> gone = retracted.stream().map(StatementRecord::id).collect(Collectors.toSet());
        Map<Slot, List<StatementRecord>> settled = new TreeMap<>();
        for (Slot slot : slots) {
            List<StatementRecord> now = new ArrayList<>();
            asserted.stream()
                    .filter(statement -> Slot.of(statement).equals(slot))
                    .forEach(now::add);
            before.slot(slot).stream()
                    .filter(statement -> !gone.contains(statement.id()))
                    .forEach(now::add);
            settled.put(slot, now);
        }
        settled.forEach((slot, statements) -> {
            if (Standing.of(statements).equals(Standing.of(after.slot(slot)))) {
                different.remove(slot);
            } else {
                different.put(slot, statements);
            }
        });
    }

    /** Imports are never taken back: what they brought into a slot that is different is there as well. */
    private void takeOverImport(RevisionRecord revision) {
        LiveGraph after = new PastGraph(graph, revision.revision());
        different.replaceAll((slot, statements) -> {
            List<StatementRecord> now = new ArrayList<>(statements);
            after.slot(slot).stream()
                    .filter(statement -> statement.assertedRevision() == revision.revision())
                    .filter(statement -> !contents(statements).contains(statement.content()))
                    .forEach(now::add);
            return now;
        });
    }

    private LiveGraph before(RevisionRecord revision) {
        return new ReplayGraph(new PastGraph(graph, revision.revision() - 1), different);
    }

    private static Set<Content> contents(Collection<StatementRecord> statements) {
        return statements.stream().map(StatementRecord::content).collect(Collectors.toCollection(HashSet::new));
    }
}
