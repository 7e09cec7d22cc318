package io.emend.schema.shapes;

import io.emend.schema.ClassId;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Relation;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.Triple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the ends of a fact against its relation's domain and range. What is unknown violates nothing: an end is wrong
 * only when each class it should be in is excluded by one it is known to be in. Thread-safe.
 */
public final class TypeChecker {
    private final KnowledgeSchema schema;

    public TypeChecker(KnowledgeSchema schema) {
        this.schema = schema;
    }

    /**
     * Checks one fact; a relation the schema does not know is not checked.
     *
     * @param subjectClasses classes the subject is known to be in, superclasses left out or not; empty for unknown
     * @param objectClasses the same of the object; empty for a literal
     * @return violations first, then oddities
     */
    public List<TypeFinding> check(Triple fact, Set<ClassId> subjectClasses, Set<ClassId> objectClasses) {
        Optional<Relation> known = schema.relation(fact.relation());
        if (known.isEmpty()) {
            return List.of();
        }
        Relation relation = known.get();
        List<TypeFinding> findings = new ArrayList<>();
        if (relation.irreflexive() && fact.subject().equals(fact.object())) {
            findings.add(new TypeFinding(fact, TypeFinding.Kind.REFLEXIVE, fact.subject(), Set.of(), Set.of()));
        }
        end(
                        fact,
                        fact.subject(),
                        relation.domain(),
                        subjectClasses,
                        TypeFinding.Kind.DOMAIN,
                        TypeFinding.Kind.UNUSUAL_SUBJECT)
                .ifPresent(findings::add);
        object(fact, relation, objectClasses).ifPresent(findings::add);
        findings.sort((a, b) -> Boolean.compare(b.kind().isViolation(), a.kind().isViolation()));
        return List.copyOf(findings);
    }

    private Optional<TypeFinding> object(Triple fact, Relation relation, Set<ClassId> classes) {
        boolean takesLiterals = relation.objectKinds().stream().anyMatch(kind -> kind.isLiteral());
        boolean takesEntities = relation.objectKinds().stream().anyMatch(kind -> !kind.isLiteral());
        if (fact.object().isLiteral()) {
            return takesLiterals || relation.range().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TypeFinding(
                            fact, TypeFinding.Kind.ENTITY_EXPECTED, fact.object(), relation.range(), Set.of()));
        }
        if (!takesEntities) {
            return Optional.of(
                    new TypeFinding(fact, TypeFinding.Kind.LITERAL_EXPECTED, fact.object(), Set.of(), classes));
        }
        return end(
                fact,
                fact.object(),
                relation.range(),
                classes,
                TypeFinding.Kind.RANGE,
                TypeFinding.Kind.UNUSUAL_OBJECT);
    }

    private Optional<TypeFinding> end(
            Triple fact,
            NodeId node,
            Set<ClassId> expected,
            Set<ClassId> found,
            TypeFinding.Kind excluded,
            TypeFinding.Kind unusual) {
        boolean fits = expected.isEmpty()
                || found.isEmpty()
                || found.stream().anyMatch(f -> expected.stream().anyMatch(e -> schema.isSubclass(f, e)));
        if (fits) {
            return Optional.empty();
        }
        boolean impossible = expected.stream().allMatch(e -> found.stream().anyMatch(f -> schema.areDisjoint(e, f)));
        return Optional.of(new TypeFinding(fact, impossible ? excluded : unusual, node, expected, found));
    }
}
