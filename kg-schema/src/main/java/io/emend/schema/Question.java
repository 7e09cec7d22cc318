package io.emend.schema;

import java.util.Objects;

/**
 * A question for the object of a relation.
 *
 * @param text contains {@code {s}} for the subject once, and no {@code {o}}
 */
public record Question(String text) {
    public Question {
        Objects.requireNonNull(text, "text");
        Wording.requireOnce(text, Wording.SUBJECT);
        if (text.contains(Wording.OBJECT)) {
            throw new IllegalArgumentException("A question does not name the object, found: " + text);
        }
    }

    /** The question with the subject's label filled in. */
    public String of(String subject) {
        return text.replace(Wording.SUBJECT, subject);
    }
}
