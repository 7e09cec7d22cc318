package io.emend.contract.interpretation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An utterance.
 *
 * @param lang {@code en} or {@code zh}; detected when null
 * @param dryRun plan and screen an edit, and change nothing
 * @param answers answers to an earlier clarification, by slot name
 */
public record UtteranceRequest(
        String text, @Nullable String lang, @Nullable Boolean dryRun, Map<String, String> answers) {
    public UtteranceRequest {
        text = text == null ? "" : text;
        answers = answers == null ? Map.of() : Map.copyOf(answers);
    }

    public static UtteranceRequest of(String text) {
        return new UtteranceRequest(text, null, null, Map.of());
    }
}
