package io.emend.schema.shapes;

import io.emend.schema.ClassId;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.Triple;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is wrong, or odd, about an end of a fact.
 *
 * @param node the end
 * @param expected classes of which it should be one; empty when a literal, or no literal, was expected
 * @param found classes it is known to be in
 */
public record TypeFinding(Triple fact, Kind kind, NodeId node, Set<ClassId> expected, Set<ClassId> found) {
    /** The kinds of findings. */
    public enum Kind {
        /** The subject is in a class that excludes the relation's domain. */
        DOMAIN(true),
        /** The object is in a class that excludes the relation's range. */
        RANGE(true),
        /** The relation takes literals and the object is none. */
        LITERAL_EXPECTED(true),
        /** The relation takes entities and the object is a literal. */
        ENTITY_EXPECTED(true),
        /** A relation that nothing has to itself. */
        REFLEXIVE(true),
        /** The subject's classes are known, and none is in the domain, though none excludes it. */
        UNUSUAL_SUBJECT(false),
        /** The object's classes are known, and none is in the range, though none excludes it. */
        UNUSUAL_OBJECT(false);

        private final boolean violation;

        Kind(boolean violation) {
            this.violation = violation;
        }

        /** Tells whether the fact cannot stand; otherwise it is only worth a warning. */
        public boolean isViolation() {
            return violation;
        }
    }

    public TypeFinding {
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(node, "node");
    }

    /** The finding in words, after the name of the end: "... is a language, but ... takes a profession". */
    public String explain(KnowledgeSchema schema, Language language, String nodeLabel) {
        String relation = schema.relation(fact.relation())
                .map(known -> known.label(language))
                .orElse(fact.relation().value());
        boolean chinese = language == Language.ZH;
        return switch (kind) {
            case DOMAIN, UNUSUAL_SUBJECT ->
                chinese
                        ? "“%s”是%s，而“%s”的主体应为%s。"
                                .formatted(
                                        nodeLabel,
                                        names(schema, language, found),
                                        relation,
                                        names(schema, language, expected))
                        : "%s is %s, but the subject of '%s' should be %s."
                                .formatted(
                                        nodeLabel,
                                        names(schema, language, found),
                                        relation,
                                        names(schema, language, expected));
            case RANGE, UNUSUAL_OBJECT ->
                chinese
                        ? "“%s”是%s，而“%s”的客体应为%s。"
                                .formatted(
                                        nodeLabel,
                                        names(schema, language, found),
                                        relation,
                                        names(schema, language, expected))
                        : "%s is %s, but the object of '%s' should be %s."
                                .formatted(
                                        nodeLabel,
                                        names(schema, language, found),
                                        relation,
                                        names(schema, language, expected));
            case LITERAL_EXPECTED ->
                chinese
                        ? "“%s”是实体，而“%s”的客体应为字面值。".formatted(nodeLabel, relation)
                        : "%s is an entity, but the object of '%s' should be a literal value."
                                .formatted(nodeLabel, relation);
            case ENTITY_EXPECTED ->
                chinese
                        ? "“%s”是字面值，而“%s”的客体应为实体。".formatted(nodeLabel, relation)
                        : "%s is a literal value, but the object of '%s' should be an entity."
                                .formatted(nodeLabel, relation);
            case REFLEXIVE ->
                chinese
                        ? "“%s”与自身之间不能有“%s”关系。".formatted(nodeLabel, relation)
                        : "%s cannot have '%s' to itself.".formatted(nodeLabel, relation);
        };
    }

    private static String names(KnowledgeSchema schema, Language language, Collection<ClassId> classes) {
        return classes.stream()
                .map(id -> schema.entityClass(id)
                        .map(known -> known.label(language))
                        .orElse(id.value()))
                .map(name -> language == Language.EN ? withArticle(name) : name)
                .collect(Collectors.joining(language == Language.ZH ? "或" : " or "));
    }

    private static String withArticle(String noun) {
        return ("aeiou".indexOf(Character.toLowerCase(noun.charAt(0))) >= 0 ? "an " : "a ") + noun;
    }
}
