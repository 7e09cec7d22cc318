package io.emend.controller.domain.plan;

import io.emend.contract.edit.Conflict;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.NewEntity;
import io.emend.controller.domain.conflict.Explanations;
import io.emend.controller.domain.conflict.Naming;
import io.emend.controller.domain.graph.DraftGraph;
import io.emend.controller.domain.graph.LiveGraph;
import io.emend.controller.domain.graph.Slot;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.ClassId;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.Triple;
import io.emend.schema.shapes.Neighbourhood;
import io.emend.schema.shapes.ShapeValidator;
import io.emend.schema.shapes.ShapeViolation;
import io.emend.schema.shapes.TypeChecker;
import io.emend.schema.shapes.TypeFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds new statements against domains and ranges, and their slots against the shapes. What was wrong before the edit is
 * not held against it.
 */
public final class ShapeCheck implements SchemaCheck {
    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final TypeChecker types;
    private final ShapeValidator shapes;

    public ShapeCheck(KnowledgeGraph graph, KnowledgeSchema schema, ShapeValidator shapes) {
        this.graph = graph;
        this.schema = schema;
        this.types = new TypeChecker(schema);
        this.shapes = shapes;
    }

    @Override
    public List<Conflict> violations(DraftGraph draft, List<NewEntity> newEntities, Naming naming) {
        Classes classes = new Classes(newEntities);
        classes.learn(draft);
        List<Conflict> conflicts = new ArrayList<>();
        Set<String> mistyped = new HashSet<>();
        List<StatementRecord> added = new ArrayList<>();
        for (StatementRecord statement : draft.added()) {
            if (!saidBefore(statement, draft.before())) {
                added.add(statement);
                for (Conflict conflict : mistyped(statement, classes, naming)) {
                    conflicts.add(conflict);
                    mistyped.add(statement.subject());
                    mistyped.add(statement.object().canonical());
                }
            }
        }
        Set<ShapeViolation> before = misshapen(added, draft.before(), classes);
        for (ShapeViolation violation : misshapen(added, draft, classes)) {
            boolean known = before.contains(violation)
                    || mistyped.contains(violation.focus())
                    || mistyped.contains(violation.value())
                    || isFunctionalCount(violation);
            if (!known) {
                conflicts.add(Explanations.in(naming.language())
                        .violation(kind(violation), null, violation.message(naming.language())));
            }
        }
        return conflicts;
    }

    private List<Conflict> mistyped(StatementRecord statement, Classes classes, Naming naming) {
        Triple fact = RuleGraphView.triple(statement);
        return types.check(fact, classes.of(fact.subject()), classes.of(fact.object())).stream()
                .filter(finding -> finding.kind().isViolation())
                .map(finding -> Explanations.in(naming.language())
                        .violation(
                                kind(finding),
                                null,
                                finding.explain(
                                        schema,
                                        naming.language(),
                                        naming.value(finding.node().value()))))
                .toList();
    }

    private Set<ShapeViolation> misshapen(List<StatementRecord> added, LiveGraph live, Classes classes) {
        Set<Triple> facts = new LinkedHashSet<>();
        Map<NodeId, Set<ClassId>> known = new HashMap<>();
        for (StatementRecord statement : added) {
            for (StatementRecord neighbour : live.slot(Slot.of(statement))) {
                Triple fact = RuleGraphView.triple(neighbour);
                facts.add(fact);
                known.put(fact.subject(), classes.of(fact.subject()));
                if (statement.object() instanceof Value.Entity) {
                    known.put(fact.object(), classes.of(fact.object()));
                }
            }
        }
        if (facts.isEmpty()) {
            return Set.of();
        }
        return shapes.validate(new Neighbourhood(List.copyOf(facts), known)).violations().stream()
                .filter(violation -> !violation.warning())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean saidBefore(StatementRecord statement, LiveGraph before) {
        return before.slot(Slot.of(statement)).stream()
                .anyMatch(old ->
                        old.object().canonical().equals(statement.object().canonical()));
    }

    /** Several objects of a functional slot are the planner's business: they may hold at different times. */
    private boolean isFunctionalCount(ShapeViolation violation) {
        return violation.constraint().startsWith("MaxCount")
                && RelationId.fits(violation.path())
                && schema.relation(RelationId.of(violation.path()))
                        .filter(Relation::functional)
                        .isPresent();
    }

    private static Conflict.Kind kind(TypeFinding finding) {
        return switch (finding.kind()) {
            case RANGE, LITERAL_EXPECTED, ENTITY_EXPECTED, UNUSUAL_OBJECT -> Conflict.Kind.RANGE;
            case DOMAIN, REFLEXIVE, UNUSUAL_SUBJECT -> Conflict.Kind.TYPE;
        };
    }

    private static Conflict.Kind kind(ShapeViolation violation) {
        String constraint = violation.constraint();
        if (constraint.startsWith("MaxCount") || constraint.startsWith("MinCount")) {
            return Conflict.Kind.CARDINALITY;
        }
        if (constraint.startsWith("Disjoint")) {
            return Conflict.Kind.DISJOINT;
        }
        return violation.path().isEmpty() ? Conflict.Kind.TYPE : Conflict.Kind.RANGE;
    }

    /** What is known of the classes of entities, new ones included; asked once each. */
    private final class Classes {
        private final Map<NodeId, Set<ClassId>> known = new HashMap<>();

        Classes(List<NewEntity> newEntities) {
            newEntities.forEach(entity -> known.put(NodeId.of(entity.id()), schema.classesOf(entity.types())));
        }

        /** Asks for everything the new statements and their slots name, at once. */
        void learn(DraftGraph draft) {
            Set<NodeId> nodes = new LinkedHashSet<>();
            for (StatementRecord statement : draft.added()) {
                add(nodes, statement);
                draft.before().slot(Slot.of(statement)).forEach(neighbour -> add(nodes, neighbour));
            }
            nodes.removeAll(known.keySet());
            if (!nodes.isEmpty()) {
                Map<String, Set<String>> types =
                        graph.types(nodes.stream().map(NodeId::value).toList());
                nodes.forEach(node -> known.put(node, schema.classesOf(types.getOrDefault(node.value(), Set.of()))));
            }
        }

        private static void add(Set<NodeId> nodes, StatementRecord statement) {
            nodes.add(NodeId.of(statement.subject()));
            if (statement.object() instanceof Value.Entity entity) {
                nodes.add(NodeId.of(entity.id()));
            }
        }

        Set<ClassId> of(NodeId node) {
            return node.isLiteral()
                    ? Set.of()
                    : known.computeIfAbsent(node, unknown -> schema.classesOf(graph.types(unknown.value())));
        }
    }
}
