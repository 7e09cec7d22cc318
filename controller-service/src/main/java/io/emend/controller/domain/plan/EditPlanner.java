package io.emend.controller.domain.plan;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Operation;
import io.emend.contract.model.NewEntity;
import io.emend.contract.problem.Refused;
import io.emend.controller.domain.conflict.ConflictDetector;
import io.emend.controller.domain.conflict.Inverses;
import io.emend.controller.domain.conflict.KeyCollisions;
import io.emend.controller.domain.conflict.Naming;
import io.emend.controller.domain.graph.DraftGraph;
import io.emend.controller.domain.graph.LiveGraph;
import io.emend.controller.domain.graph.Slot;
import io.emend.controller.domain.resolve.Change;
import io.emend.controller.domain.resolve.Resolved;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.PlanGrounds;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.rules.Budget;
import io.emend.schema.rules.RuleEngine;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans an edit: applies each change to a draft of the graph, takes away what cannot stand beside it, then lets the rules
 * say what follows and what no longer does, and has the result checked against the schema. Planning has no effect, and the
 * same request on the same graph gives the same plan (statement ids aside). Thread-safe.
 */
public final class EditPlanner {
    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final Inverses inverses;
    private final Foresight foresight;
    private final ConflictDetector detector;
    private final RuleClosure closure;
    private final SchemaCheck schemaCheck;
    private final KeyCollisions keys;

    public EditPlanner(KnowledgeGraph graph, KnowledgeSchema schema, SchemaCheck schemaCheck, Budget budget) {
        this.graph = graph;
        this.schema = schema;
        this.inverses = new Inverses(schema);
        RuleEngine rules = new RuleEngine(schema);
        this.foresight = new Foresight(schema, inverses, rules);
        this.detector = new ConflictDetector(inverses);
        this.closure = new RuleClosure(rules, budget);
        this.schemaCheck = schemaCheck;
        this.keys = new KeyCollisions(graph);
    }

    /**
     * Plans a resolved request on a graph.
     *
     * @param author who will have made the new statements
     * @return the plan; refused where one of its conflicts is an error
     * @throws Refused.NothingToRetract if a statement to retract is not live; data holds what is
     */
    public EditPlan plan(Resolved request, LiveGraph live, String author) {
        Naming naming = naming(request);
        PlanDraft draft = new PlanDraft(new DraftGraph(live), naming, author, inverses);
        request.notes().forEach(draft::note);
        for (Change change : request.changes()) {
            switch (change) {
                case Change.Assert assertion -> new AssertStep(draft, detector).take(assertion);
                case Change.Retract retraction -> new RetractStep(draft).take(retraction);
                case Change.RetractPointers retraction -> new RetractStep(draft).take(retraction);
            }
        }
        closure.apply(draft);
        List<Conflict> violations = schemaCheck.violations(draft.graph(), request.types(), naming);
        violations.forEach(draft::note);
        noteKeyCollisions(request, draft);
        return draft.toPlan(request.newEntities());
    }

    /** What planning the operations begins with, for one read ahead of everything else. */
    public PlanGrounds.Wanted grounds(List<Operation> operations) {
        return foresight.of(operations);
    }

    /** What a new fact meets in the weights; nothing for a fact that is there already. */
    private void noteKeyCollisions(Resolved request, PlanDraft draft) {
        Set<Slot> written = draft.graph().added().stream().map(Slot::of).collect(Collectors.toSet());
        Set<String> introduced =
                request.newEntities().stream().map(NewEntity::id).collect(Collectors.toSet());
        Set<String> asked = new HashSet<>();
        for (Change change : request.changes()) {
            if (change instanceof Change.Assert assertion
                    && written.contains(new Slot(
                            assertion.subject().id(), assertion.relation().id().value()))
                    && !introduced.contains(assertion.subject().id())
                    && asked.add(assertion.subject().id())) {
                keys.with(assertion.subject(), draft.graph()::isRemoved, draft.naming())
                        .forEach(draft::note);
            }
        }
    }

    /** The names to explain the plan of a request with. */
    public Naming naming(Resolved request) {
        return new Naming(graph, schema, request.language())
                .with(request.newEntities())
                .withNamesIn(request.changes());
    }
}
