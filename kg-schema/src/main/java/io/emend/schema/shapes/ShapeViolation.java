package io.emend.schema.shapes;

import io.emend.schema.Language;
import java.util.Map;
import java.util.Objects;

/**
 * One result of a validation.
 *
 * @param focus the node that does not fit
 * @param path the relation, or the path in SPARQL's notation, that it does not fit at; empty for the node itself
 * @param value the offending value; empty when there is none, as with a count
 * @param constraint SHACL's name of the constraint, such as {@code MaxCountConstraintComponent}
 * @param warning true for a result of severity Warning or Info
 * @param messages in words, by language, English at least
 */
public record ShapeViolation(
        String focus, String path, String value, String constraint, boolean warning, Map<Language, String> messages) {
    public ShapeViolation {
        Objects.requireNonNull(focus, "focus");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(constraint, "constraint");
        messages = Map.copyOf(messages);
    }

    /** The message in a language, English where the shape has none. */
    public String message(Language language) {
        return messages.getOrDefault(language, messages.getOrDefault(Language.EN, constraint));
    }
}
