package io.emend.contract.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question for the hosted model alone, no grounding.
 *
 * @param subject entity id the question is about, null when unknown; helps to choose a wording the model answers well
 * @param relation relation id, null when unknown
 * @param revision revision to answer from, newest when null
 */
public record AskRequest(
        String question,
        String lang,
        @Nullable String subject,
        @Nullable String relation,
        @Nullable Long revision) {
    public AskRequest {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(lang, "lang");
    }
}
