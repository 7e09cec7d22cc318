package io.emend.editor.openai;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.emend.editor.generation.Generated;

/** Tokens read and written. */
record Usage(
        @JsonProperty("prompt_tokens") int promptTokens,
        @JsonProperty("completion_tokens") int completionTokens,
        @JsonProperty("total_tokens") int totalTokens) {
    static Usage of(int promptTokens, int completionTokens) {
        return new Usage(promptTokens, completionTokens, promptTokens + completionTokens);
    }

    /** This and one more answer; a prompt that is answered several times counts once. */
    Usage withAnswer(Generated answer, boolean newPrompt) {
        return of(promptTokens + (newPrompt ? answer.promptTokens() : 0), completionTokens + answer.completionTokens());
    }
}
