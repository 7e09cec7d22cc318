package io.emend.contract.model;

import io.emend.contract.knowledge.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something else that a model should answer once an edit is in it: follow the relations from the subject, one after the
 * other, and the object is an answer.
 *
 * @param subject entity id that the question is about
 * @param name what to call it, where the name is the point of the question; null for any name
 * @param relations one relation or more, from the subject on; inverse names included
 * @param statements ids of the statements it rests on, planned ones included, in the order of the relations
 */
public record Expectation(
        Kind kind,
        String subject,
        @Nullable String name,
        List<String> relations,
        Value object,
        List<String> statements) {
    /** Why it should be known. */
    public enum Kind {
        /** A rule concludes it. */
        RULE,
        /** The new fact read backwards. */
        REVERSE,
        /** The new fact under another name of its subject. */
        ALIAS,
        /** What is known of the new object. */
        ONE_HOP
    }

    public Expectation {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        relations = List.copyOf(relations);
        Objects.requireNonNull(object, "object");
        statements = List.copyOf(statements);
        if (relations.isEmpty()) {
            throw new IllegalArgumentException("An expectation follows at least one relation.");
        }
    }
}
