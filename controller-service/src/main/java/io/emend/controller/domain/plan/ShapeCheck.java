package io.emend.controller.domain.plan;

import io.emend.contract.edit.Conflict;
import io.emend.contract.knowledge.Fact;
import io.emend.contract.knowledge.Value;
import io.emend.controller.domain.conflict.Explanations;
import io.emend.controller.domain.conflict.Naming;
import io.emend.controller.domain.graph.DraftGraph;
import io.emend.controller.domain.graph.LiveGraph;
import io.emend.controller.domain.graph.Slot;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.FactKey;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
    public List<Conflict> violations(DraftGraph draft, Map<String, List<String>> types, Naming naming) {
        List<StatementRecord> added = draft.added().stream()
                .filter(statement -> !saidBefore(statement, draft.before()))
                .toList();
        Classes classes = new Classes(types);
        classes.learn(added);
        List<Conflict> conflicts = new ArrayList<>();
        Set<String> mistyped = new HashSet<>();
        for (StatementRecord statement : added) {
            for (Conflict conflict : mistyped(statement, classes, naming)) {
                conflicts.add(conflict);
                mistyped.add(statement.subject());
                mistyped.add(statement.object().canonical());
            }
        }
        if (!misshapen(added, draft, classes, false).isEmpty()) {
            conflicts.addAll(newViolations(added, draft, classes, mistyped, naming));
        }
        return conflicts;
    }

    /** The same once more with all there is to see, for what was wrong before does not count. */
    private List<Conflict> newViolations(
            List<StatementRecord> added, DraftGraph draft, Classes classes, Set<String> mistyped, Naming naming) {
        Set<ShapeViolation> before = misshapen(added, draft.before(), classes, true);
        List<Conflict> conflicts = new ArrayList<>();
        for (ShapeViolation violation : misshapen(added, draft, classes, true)) {
            boolean known = before.contains(violation)
                    || mistyped.contains(violation.focus())
                    || mistyped.contains(violation.value())
                    || isFunctionalCount(violation);
            if (!known) {
                conflicts.add(Explanations.in(naming.language())
                        .violation(
                                kind(violation),
                                standing(violation, draft.before(), naming),
                                violation.message(naming.language())));
            }
        }
        return conflicts;
    }

    /** The statement that stands in the way already: the one with the offending value, else the newest of the slot. */
    private @Nullable Fact standing(ShapeViolation violation, LiveGraph before, Naming naming) {
        if (!RelationId.fits(violation.path())) {
            return null;
        }
        RelationId relation = RelationId.of(violation.path());
        List<StatementRecord> seen = lookedAt(violation.focus(), relation, before);
        return seen.stream()
                .filter(statement -> statement.object().canonical().equals(violation.value()))
                .findFirst()
                .or(() -> seen.stream()
                        .filter(statement -> statement.relation().equals(relation.value()))
                        .findFirst())
                .map(naming::fact)
                .orElse(null);
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

    /**
     * What shapes find wrong.
     *
     * @param whole looks at whole slots and all classes, and not only where a shape does
     */
    private Set<ShapeViolation> misshapen(List<StatementRecord> added, LiveGraph live, Classes classes, boolean whole) {
        live.expect(slotsLookedAt(added, whole), Set.of());
        Set<StatementRecord> seen = new LinkedHashSet<>();
        Set<StatementRecord> classed = new LinkedHashSet<>();
        for (StatementRecord statement : added) {
            RelationId relation = RelationId.of(statement.relation());
            List<StatementRecord> slot = whole || shapes.looksAtWholeSlot(relation)
                    ? lookedAt(statement.subject(), relation, live)
                    : List.of(statement);
            seen.addAll(slot);
            classed.addAll(whole || shapes.countsByClass(relation) ? slot : List.of(statement));
        }
        if (seen.isEmpty()) {
            return Set.of();
        }
        classes.learn(classed);
        Map<NodeId, Set<ClassId>> known = new HashMap<>();
        for (StatementRecord statement : classed) {
            Triple fact = RuleGraphView.triple(statement);
            known.put(fact.subject(), classes.of(fact.subject()));
            if (statement.object() instanceof Value.Entity) {
                known.put(fact.object(), classes.of(fact.object()));
            }
        }
        List<Triple> facts = seen.stream().map(RuleGraphView::triple).distinct().toList();
        return shapes.validate(new Neighbourhood(facts, known)).violations().stream()
                .filter(violation -> !violation.warning())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What shapes see of a subject: a slot, and those whose objects a shape compares with the slot's. */
    private List<StatementRecord> lookedAt(String subject, RelationId relation, LiveGraph live) {
        List<StatementRecord> seen = new ArrayList<>(live.slot(new Slot(subject, relation.value())));
        for (RelationId other : shapes.comparedWith(relation)) {
            seen.addAll(live.slot(new Slot(subject, other.value())));
        }
        return seen;
    }

    /** The slots that {@link #lookedAt} reads of statements. */
    private Set<FactKey> slotsLookedAt(List<StatementRecord> statements, boolean whole) {
        Set<FactKey> slots = new HashSet<>();
        for (StatementRecord statement : statements) {
            RelationId relation = RelationId.of(statement.relation());
            if (whole || shapes.looksAtWholeSlot(relation)) {
                slots.add(FactKey.slot(statement.subject(), statement.relation()));
                shapes.comparedWith(relation)
                        .forEach(other -> slots.add(FactKey.slot(statement.subject(), other.value())));
            }
        }
        return slots;
    }

    private static boolean saidBefore(StatementRecord statement, LiveGraph before) {
        return !before.stating(Slot.of(statement), statement.object().canonical())
                .isEmpty();
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

        Classes(Map<String, List<String>> types) {
            types.forEach((entity, ids) -> known.put(NodeId.of(entity), schema.classesOf(ids)));
        }

        /** Asks for everything that statements name, at once. */
        void learn(Collection<StatementRecord> statements) {
            Set<NodeId> nodes = new LinkedHashSet<>();
            statements.forEach(statement -> add(nodes, statement));
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
