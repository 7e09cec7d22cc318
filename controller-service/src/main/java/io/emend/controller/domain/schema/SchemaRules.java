package io.emend.controller.domain.schema;

import io.emend.controller.domain.conflict.ValidTimes;
import io.emend.controller.domain.schema.GraphFinding.Kind;
import io.emend.controller.domain.schema.GraphSnapshot.Row;
import io.emend.schema.ClassId;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.Trait;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.Triple;
import io.emend.schema.shapes.Neighbourhood;
import io.emend.schema.shapes.ShapeValidator;
import io.emend.schema.shapes.ShapeViolation;
import io.emend.schema.shapes.TypeChecker;
import io.emend.schema.shapes.TypeFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one edition of the schema says against facts of a snapshot. For one thread. */
final class SchemaRules {
    private final KnowledgeSchema schema;
    private final TypeChecker types;
    private final ShapeValidator shapes;
    private final GraphSnapshot graph;
    private final Map<String, Set<ClassId>> classes = new HashMap<>();

    SchemaRules(KnowledgeSchema schema, ShapeValidator shapes, GraphSnapshot graph) {
        this.schema = schema;
        this.types = new TypeChecker(schema);
        this.shapes = shapes;
        this.graph = graph;
    }

    /** What is wrong with the facts of a subject. */
    List<GraphFinding> ofSubject(String subject) {
        List<GraphFinding> findings = new ArrayList<>();
        Map<String, List<Row>> slots = new TreeMap<>();
        for (Row row : graph.about(subject)) {
            slots.computeIfAbsent(row.relation(), relation -> new ArrayList<>()).add(row);
        }
        slots.forEach((name, slot) -> {
            Optional<Relation> relation = relation(name);
            if (relation.isEmpty()) {
                findings.add(new GraphFinding(
                        Kind.UNKNOWN_RELATION, subject, name, ids(slot), "The schema has no relation " + name + "."));
                return;
            }
            slot.forEach(row -> mistyped(row).forEach(findings::add));
            crowded(subject, relation.get(), slot).ifPresent(findings::add);
            bothWays(subject, relation.get(), slot).forEach(findings::add);
        });
        misshapen(subject).forEach(findings::add);
        return findings;
    }

    /** What is wrong with the facts that name an object. */
    List<GraphFinding> ofObject(String object) {
        Map<String, List<Row>> byRelation = new TreeMap<>();
        for (Row row : graph.pointingAt(object)) {
            byRelation
                    .computeIfAbsent(row.relation(), relation -> new ArrayList<>())
                    .add(row);
        }
        List<GraphFinding> findings = new ArrayList<>();
        byRelation.forEach((name, rows) -> relation(name)
                .filter(SchemaRules::hasOneSubject)
                .filter(relation -> haveRivals(rows, true))
                .ifPresent(relation -> findings.add(new GraphFinding(
                        Kind.REVERSE,
                        object,
                        name,
                        ids(rows),
                        "'%s' of %s is said of %d subjects, but of one alone it can be."
                                .formatted(relation.label(Language.EN), graph.label(object), rows.size())))));
        return findings;
    }

    private Stream<GraphFinding> mistyped(Row row) {
        Triple fact = row.triple();
        return types.check(fact, classes(fact.subject()), classes(fact.object())).stream()
                .filter(finding -> finding.kind().isViolation())
                .map(finding -> new GraphFinding(
                        kind(finding),
                        fact.subject().value(),
                        row.relation(),
                        List.of(row.id()),
                        finding.explain(
                                schema, Language.EN, graph.label(finding.node().value()))));
    }

    private Optional<GraphFinding> crowded(String subject, Relation relation, List<Row> slot) {
        return relation.functional() && haveRivals(slot, false)
                ? Optional.of(new GraphFinding(
                        Kind.CARDINALITY,
                        subject,
                        relation.id().value(),
                        ids(slot),
                        "'%s' of %s has %d objects, but one at a time is allowed."
                                .formatted(relation.label(Language.EN), graph.label(subject), slot.size())))
                : Optional.empty();
    }

    private List<GraphFinding> bothWays(String subject, Relation relation, List<Row> slot) {
        if (!relation.asymmetric()) {
            return List.of();
        }
        List<GraphFinding> findings = new ArrayList<>();
        for (Row row : slot) {
            String object = row.triple().object().value();
            graph.about(object).stream()
                    .filter(other -> subject.compareTo(object) < 0)
                    .filter(other -> other.relation().equals(row.relation())
                            && other.triple().object().value().equals(subject)
                            && overlap(row, other))
                    .forEach(other -> findings.add(new GraphFinding(
                            Kind.REVERSE,
                            subject,
                            row.relation(),
                            List.of(row.id(), other.id()),
                            "'%s' holds between %s and %s in both directions, but in one alone it can."
                                    .formatted(
                                            relation.label(Language.EN), graph.label(subject), graph.label(object)))));
        }
        return findings;
    }

    /** Shapes look one step around the subject, backwards too where a shape does. */
    private List<GraphFinding> misshapen(String subject) {
        List<Triple> facts = new ArrayList<>();
        graph.about(subject).forEach(row -> facts.add(row.triple()));
        graph.pointingAt(subject).stream()
                .map(Row::triple)
                .filter(fact -> shapes.looksBackAlong(fact.relation()))
                .forEach(facts::add);
        Map<NodeId, Set<ClassId>> known = new HashMap<>();
        for (Triple fact : facts) {
            known.put(fact.subject(), classes(fact.subject()));
            if (!fact.object().isLiteral()) {
                known.put(fact.object(), classes(fact.object()));
            }
        }
        return shapes.validate(new Neighbourhood(facts, known)).violations().stream()
                .filter(violation -> !violation.warning() && violation.focus().equals(subject))
                .filter(violation -> !isFunctionalCount(violation))
                .map(violation -> new GraphFinding(
                        Kind.SHAPE,
                        subject,
                        violation.path(),
                        graph.about(subject).stream()
                                .filter(row -> row.relation().equals(violation.path()))
                                .filter(row -> violation.value().isEmpty()
                                        || row.triple().object().value().equals(violation.value()))
                                .map(Row::id)
                                .toList(),
                        graph.label(subject) + ": " + violation.message(Language.EN)
                                + (violation.value().isEmpty() ? "" : " (" + graph.label(violation.value()) + ")")))
                .toList();
    }

    /** Objects of one slot at different times are no violation; overlapping ones are a finding of their own. */
    private boolean isFunctionalCount(ShapeViolation violation) {
        return violation.constraint().startsWith("MaxCount")
                && relation(violation.path()).filter(Relation::functional).isPresent();
    }

    private static boolean hasOneSubject(Relation relation) {
        return relation.is(Trait.INVERSE_FUNCTIONAL);
    }

    /** Whether two of the rows say different things of the same time. */
    private static boolean haveRivals(List<Row> rows, boolean bySubject) {
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                Row one = rows.get(i);
                Row other = rows.get(j);
                boolean same = bySubject
                        ? one.triple().subject().equals(other.triple().subject())
                        : one.triple().object().equals(other.triple().object());
                if (!same && overlap(one, other)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean overlap(Row one, Row other) {
        return ValidTimes.overlap(one.validFrom(), one.validTo(), other.validFrom(), other.validTo());
    }

    private Optional<Relation> relation(String name) {
        return RelationId.fits(name) ? schema.relation(RelationId.of(name)) : Optional.empty();
    }

    private Set<ClassId> classes(NodeId node) {
        return node.isLiteral()
                ? Set.of()
                : classes.computeIfAbsent(node.value(), id -> schema.classesOf(graph.types(id)));
    }

    private static Kind kind(TypeFinding finding) {
        return switch (finding.kind()) {
            case RANGE, LITERAL_EXPECTED, ENTITY_EXPECTED, UNUSUAL_OBJECT -> Kind.RANGE;
            case DOMAIN, REFLEXIVE, UNUSUAL_SUBJECT -> Kind.TYPE;
        };
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(Row::id).toList();
    }
}
