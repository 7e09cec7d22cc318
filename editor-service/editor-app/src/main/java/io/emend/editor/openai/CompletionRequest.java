package io.emend.editor.openai;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A request to {@code /v1/completions}; keys it does not name are ignored.
 *
 * @param prompt a string, a list of strings, a list of token ids, or a list of such lists
 * @param logprobs how many alternatives to report per token, 0 to 5; none when null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record CompletionRequest(
        @Nullable String model,
        @Nullable Object prompt,
        @JsonProperty("max_tokens") @Nullable Integer maxTokens,
        @Nullable Double temperature,
        @JsonProperty("top_p") @Nullable Double topP,
        @Nullable Integer n,
        @Nullable Object stop,
        @Nullable Long seed,
        @Nullable Boolean echo,
        @Nullable Boolean stream,
        @JsonProperty("stream_options") ChatRequest.@Nullable StreamOptions streamOptions,
        @Nullable Integer logprobs) {

    boolean streamed() {
        return Boolean.TRUE.equals(stream);
    }

    boolean echoed() {
        return Boolean.TRUE.equals(echo);
    }

    boolean usageInStream() {
        return streamOptions != null && Boolean.TRUE.equals(streamOptions.includeUsage());
    }
}
