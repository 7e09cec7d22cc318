package io.emend.controller.domain.schema;

import java.util.List;
import java.util.Objects;

/**
 * Something in the graph that the schema does not allow.
 *
 * @param subject entity it was found at
 * @param relation relation it is about; empty when a shape is about the entity as such
 * @param statements ids of the live statements that are in it
 * @param explanation in English
 */
public record GraphFinding(Kind kind, String subject, String relation, List<String> statements, String explanation) {
    /** What is not allowed. */
    public enum Kind {
        /** The subject is in a class that the relation's domain excludes, or a relation holds between a thing and itself. */
        TYPE,
        /** The object is in a class that the range excludes, or is no literal where one is wanted, or the reverse. */
        RANGE,
        /** Several objects at one time where one is allowed. */
        CARDINALITY,
        /** Several subjects of one object where one is allowed, or both directions of a relation that has one. */
        REVERSE,
        /** A SHACL shape is violated. */
        SHAPE,
        /** The schema has no such relation. */
        UNKNOWN_RELATION
    }

    public GraphFinding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(relation, "relation");
        statements = statements.stream().sorted().toList();
        Objects.requireNonNull(explanation, "explanation");
    }

    /** What makes two findings the same, however they are worded. */
    Object identity() {
        return kind == Kind.SHAPE ? List.of(kind, subject, explanation) : List.of(kind, subject, relation, statements);
    }
}
