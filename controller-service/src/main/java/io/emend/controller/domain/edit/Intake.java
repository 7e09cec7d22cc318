package io.emend.controller.domain.edit;

import io.emend.access.Role;
import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.Operation;
import io.emend.contract.edit.Screening;
import io.emend.contract.knowledge.Fact;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Refused;
import io.emend.controller.domain.conflict.EditWars;
import io.emend.controller.domain.conflict.Explanations;
import io.emend.controller.domain.conflict.Naming;
import io.emend.controller.domain.graph.CurrentGraph;
import io.emend.controller.domain.graph.GraphMemory;
import io.emend.controller.domain.graph.Slot;
import io.emend.controller.domain.plan.EditPlan;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.controller.domain.resolve.Change;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.controller.domain.resolve.Resolved;
import io.emend.controller.domain.review.Disposition;
import io.emend.controller.domain.review.ReviewPolicy;
import io.emend.controller.domain.screening.Proposal;
import io.emend.controller.domain.screening.Screener;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks at a request without effect: what it means, what it would do, what screening and policy say. Thread-safe. */
public final class Intake {
    private final OperationResolver resolver;
    private final EditPlanner planner;
    private final GraphMemory memory;
    private final KnowledgeGraph graph;
    private final EditWars wars;
    private final Screener screener;
    private final ReviewPolicy policy;

    public Intake(
            OperationResolver resolver,
            EditPlanner planner,
            GraphMemory memory,
            EditWars wars,
            Screener screener,
            ReviewPolicy policy) {
        this.resolver = resolver;
        this.planner = planner;
        this.memory = memory;
        this.graph = memory.graph();
        this.wars = wars;
        this.screener = screener;
        this.policy = policy;
    }

    /** A request looked at: the plan, all conflicts (concurrency and edit wars included), and the judgements. */
    public record Considered(
            Resolved resolved, EditPlan plan, List<Conflict> conflicts, Screening screening, Disposition disposition) {
        public Considered {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * Considers a request.
     *
     * @throws Refused if a name cannot be resolved or there is nothing to retract
     */
    public Considered consider(EditRequest request, Author author) {
        Drawn drawn = draw(request.operations(), () -> resolver.resolve(request), author.name());
        Resolved resolved = drawn.resolved();
        EditPlan plan = drawn.plan();
        Naming naming = planner.naming(resolved);
        List<Conflict> conflicts = new ArrayList<>(plan.conflicts());
        conflicts.addAll(changedSince(resolved, request.expectedRevision(), naming));
        conflicts.addAll(wars.fought(resolved, author.name(), naming));
        Proposal proposal = new Proposal(author, request, resolved, withConflicts(plan, conflicts));
        Screening screening = screener.screen(proposal);
        return new Considered(resolved, plan, conflicts, screening, policy.decide(proposal, screening));
    }

    /**
     * Plans a stored edit again, on the graph as it is now.
     *
     * @throws Refused.SchemaViolation if it is at odds with the schema now
     * @throws Conflicted.RevisionConflict if one of its slots changed since the revision its author had seen
     */
    public Commission plan(TrackedEdit tracked) {
        EditNotes notes = tracked.notes();
        Drawn drawn = draw(
                tracked.edit().operations(),
                () -> {
                    Resolved resolved = resolved(tracked);
                    requireUnchanged(resolved, notes.expectedRevision());
                    return resolved;
                },
                tracked.edit().author());
        Resolved resolved = drawn.resolved();
        EditPlan plan = drawn.plan();
        requireAccepted(plan, resolved);
        List<Conflict> conflicts = new ArrayList<>(plan.conflicts());
        tracked.edit().conflicts().stream()
                .filter(conflict -> conflict.kind() == Conflict.Kind.EDIT_WAR || conflict.kind() == Conflict.Kind.ALIAS)
                .forEach(conflicts::add);
        return new Commission(plan, plan.view(planner.naming(resolved)), conflicts, notes.method(), List.of());
    }

    /** A plan, and what it is a plan for. */
    private record Drawn(Resolved resolved, EditPlan plan) {}

    private Drawn draw(List<Operation> operations, Supplier<Resolved> resolving, String author) {
        return memory.planning(planner.grounds(operations), () -> {
            Resolved resolved = resolving.get();
            return new Drawn(resolved, planner.plan(resolved, new CurrentGraph(graph), author));
        });
    }

    /** What a stored edit's operations mean. */
    public Resolved resolved(TrackedEdit tracked) {
        EditNotes notes = tracked.notes();
        return resolver.resolve(tracked.edit().operations(), notes.newEntities(), notes.language());
    }

    /** Throws what a refused plan is refused for. */
    public void requireAccepted(EditPlan plan, Resolved resolved) {
        List<Conflict> errors = plan.conflicts().stream()
                .filter(conflict -> conflict.severity() == Conflict.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new Refused.SchemaViolation(
                    String.join(" ", errors.stream().map(Conflict::explanation).toList()),
                    Map.of("violations", errors));
        }
    }

    /** Throws if a slot of the request changed after the revision its author had seen. */
    public void requireUnchanged(Resolved resolved, @Nullable Long expected) {
        if (expected == null) {
            return;
        }
        for (Slot slot : slots(resolved)) {
            long changed = graph.slotRevision(slot.subject(), slot.relation());
            if (changed > expected) {
                List<Fact> current = planner.naming(resolved).facts(graph.slot(slot.subject(), slot.relation()));
                throw new Conflicted.RevisionConflict(
                        "The slot (%s) changed in revision %d, after revision %d which the request expects. Look at \"current\" and send the edit again."
                                .formatted(slot, changed, expected),
                        Map.of("current", current, "revision", changed, "expectedRevision", expected));
            }
        }
    }

    /**
     * Throws if a slot of the request has been fought over and an edit of it waits for a reviewer: another one in the queue would
     * help nobody. Reviewers themselves may go on.
     */
    public void requireUnlocked(Considered considered, Author author) {
        if (author.is(Role.REVIEWER)) {
            return;
        }
        wars.waiting(considered.resolved()).ifPresent(waiting -> {
            throw new Conflicted.SlotLocked(
                    "This fact went back and forth, and is locked until a reviewer has decided on edit %s."
                            .formatted(waiting.id()),
                    Map.of("edit", waiting.id()));
        });
    }

    private List<Conflict> changedSince(Resolved resolved, @Nullable Long expected, Naming naming) {
        if (expected == null) {
            return List.of();
        }
        List<Conflict> conflicts = new ArrayList<>();
        for (Slot slot : slots(resolved)) {
            if (graph.slotRevision(slot.subject(), slot.relation()) > expected) {
                for (StatementRecord current : graph.slot(slot.subject(), slot.relation())) {
                    conflicts.add(Explanations.in(naming.language()).changedSince(naming.fact(current), expected));
                }
            }
        }
        return conflicts;
    }

    /** The slots that the request's own operations name. */
    static List<Slot> slots(Resolved resolved) {
        List<Slot> slots = new ArrayList<>();
        for (Change change : resolved.changes()) {
            String relation = change.relation().id().value();
            switch (change) {
                case Change.Assert assertion ->
                    slots.add(new Slot(assertion.subject().id(), relation));
                case Change.Retract retraction ->
                    slots.add(new Slot(retraction.subject().id(), relation));
                case Change.RetractPointers pointers -> {}
            }
        }
        return slots;
    }

    private static EditPlan withConflicts(EditPlan plan, List<Conflict> conflicts) {
        return new EditPlan(
                plan.retract(),
                plan.assertions(),
                plan.reinforced(),
                plan.restores(),
                conflicts,
                plan.newEntities(),
                plan.reads());
    }
}
