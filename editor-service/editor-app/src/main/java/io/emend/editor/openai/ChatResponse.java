package io.emend.editor.openai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole answer of {@code /v1/chat/completions}. */
record ChatResponse(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        Usage usage,
        @JsonProperty("system_fingerprint") String systemFingerprint,
        @JsonProperty("x_emend") Provenance xEmend) {

    /** One of the n answers. */
    record Choice(
            int index,
            Message message,
            @JsonInclude @Nullable Logprobs logprobs,
            @JsonProperty("finish_reason") String finishReason) {}

    /** What the assistant says. */
    record Message(
            String role,
            String content,
            @JsonInclude @Nullable String refusal) {
        static Message assistant(String content) {
            return new Message("assistant", content, null);
        }
    }

    /** One piece of a streamed answer. */
    record Chunk(
            String id,
            String object,
            long created,
            String model,
            List<ChunkChoice> choices,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Usage usage,

            @JsonProperty("system_fingerprint") String systemFingerprint,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("x_emend") @Nullable
            Provenance xEmend) {}

    /** What a piece adds to one answer. */
    record ChunkChoice(
            int index,
            Delta delta,
            @JsonInclude @Nullable Logprobs logprobs,

            @JsonInclude @JsonProperty("finish_reason") @Nullable
            String finishReason) {}

    /** The text a piece adds; the role comes with the first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delta(@Nullable String role, @Nullable String content) {}

    /** Probabilities of the answer's tokens. */
    record Logprobs(
            List<TokenLogprob> content,
            @JsonInclude @Nullable List<TokenLogprob> refusal) {}

    /** One token, its natural-log probability and its UTF-8 bytes. */
    record TokenLogprob(
            String token,
            double logprob,
            List<Integer> bytes,

            @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("top_logprobs") @Nullable
            List<TokenLogprob> topLogprobs) {}
}
