package io.emend.editor.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of {@code /v1/completions}, whole or one piece of a stream: the fields are the same. */
record CompletionResponse(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Usage usage,
        @JsonProperty("system_fingerprint") String systemFingerprint,

        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("x_emend") @Nullable
        Provenance xEmend) {

    /** One continuation of one prompt. */
    record Choice(
            int index,
            String text,
            @JsonInclude @Nullable Logprobs logprobs,

            @JsonInclude @JsonProperty("finish_reason") @Nullable
            String finishReason) {}

    /** Probabilities in the older form: parallel lists. */
    record Logprobs(
            List<String> tokens,
            @JsonProperty("token_logprobs") List<Double> tokenLogprobs,
            @JsonProperty("top_logprobs") List<Map<String, Double>> topLogprobs,
            @JsonProperty("text_offset") List<Integer> textOffset) {}
}
