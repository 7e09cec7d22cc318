package io.emend.contract.interpretation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question the interpreter has understood, for the controller to answer from weights and graph.
 *
 * @param question the caller's own words
 * @param subject entity id, null when the question names none
 * @param relation relation id, null when the question names none
 * @param object entity id or literal to verify, null for an open question
 */
public record QuestionRequest(
        String question,
        String lang,
        @Nullable String subject,
        @Nullable String relation,
        @Nullable String object) {
    public QuestionRequest {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(lang, "lang");
    }
}
