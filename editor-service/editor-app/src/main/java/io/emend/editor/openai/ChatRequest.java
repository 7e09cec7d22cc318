package io.emend.editor.openai;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.emend.editor.generation.Turn;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request to {@code /v1/chat/completions}; keys it does not name are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ChatRequest(
        @Nullable String model,
        @Nullable List<Message> messages,
        @JsonProperty("max_tokens") @Nullable Integer maxTokens,
        @JsonProperty("max_completion_tokens") @Nullable Integer maxCompletionTokens,
        @Nullable Double temperature,
        @JsonProperty("top_p") @Nullable Double topP,
        @Nullable Integer n,
        @Nullable Object stop,
        @Nullable Long seed,
        @Nullable Boolean stream,
        @JsonProperty("stream_options") @Nullable StreamOptions streamOptions,
        @Nullable Boolean logprobs,
        @JsonProperty("top_logprobs") @Nullable Integer topLogprobs) {

    /** What a streamed response carries beside the text. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StreamOptions(
            @JsonProperty("include_usage") @Nullable Boolean includeUsage) {}

    /**
     * One message.
     *
     * @param content a string, or a list of parts of which the text parts are read
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Message(@Nullable String role, @Nullable Object content) {
        /** The message as a turn of the conversation; OpenAI's newer name of the system role is understood. */
        Turn turn() {
            if (role == null) {
                throw Sampling.malformed("messages", "every message has a role");
            }
            return new Turn(role.equals("developer") ? "system" : role, text());
        }

        /** The message's text; parts that are not text are refused, for this model cannot read them. */
        String text() {
            return switch (content) {
                case null -> "";
                case String text -> text;
                case List<?> parts -> parts.stream().map(Message::part).collect(Collectors.joining());
                default ->
                    throw Sampling.malformed("messages", "a message's content is a string or a list of text parts");
            };
        }

        private static String part(@Nullable Object part) {
            if (part instanceof String text) {
                return text;
            }
            if (part instanceof Map<?, ?> members && members.get("text") instanceof String text) {
                return text;
            }
            throw Sampling.malformed("messages", "the parts of a message are text");
        }
    }

    boolean streamed() {
        return Boolean.TRUE.equals(stream);
    }

    boolean usageInStream() {
        return streamOptions != null && Boolean.TRUE.equals(streamOptions.includeUsage());
    }
}
