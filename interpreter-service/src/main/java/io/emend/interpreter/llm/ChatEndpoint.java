package io.emend.interpreter.llm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A chat completions endpoint in OpenAI's form, asked for JSON of a given schema. Thread-safe. */
final class ChatEndpoint {
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final int OK = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client;
    private final LlmProperties properties;
    private final URI completions;

    /** @param url base address, with or without a slash at its end */
    ChatEndpoint(LlmProperties properties, URI url) {
        this.properties = properties;
        this.completions = URI.create(url.toString().replaceAll("/$", "") + "/chat/completions");
        this.client = HttpClient.newBuilder()
                .connectTimeout(properties.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What went wrong with an answer; its message is for the log. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }

        Unusable(String message, Exception cause) {
            super(message, cause);
        }
    }

    /**
     * Asks once.
     *
     * @param schema JSON schema the answer must follow
     * @throws Unusable if nothing comes in time, or what comes is no JSON
     */
    JsonNode ask(String system, String user, Map<String, Object> schema) throws Unusable {
        Map<String, Object> body = Map.of(
                "model",
                properties.model(),
                "temperature",
                0,
                "messages",
                List.of(Map.of("role", "system", "content", system), Map.of("role", "user", "content", user)),
                "response_format",
                Map.of(
                        "type",
                        "json_schema",
                        "json_schema",
                        Map.of("name", "interpretation", "strict", true, "schema", schema)));
        try {
            HttpResponse<String> response = client.send(
                    request(json.writeValueAsString(body)),
                    BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
            if (response.statusCode() != OK) {
                throw new Unusable("status " + response.statusCode());
            }
            String content = json.readTree(response.body())
                    .at("/choices/0/message/content")
                    .asString("");
            return json.readTree(content);
        } catch (IOException | JacksonException failure) {
            throw new Unusable(failure.getClass().getSimpleName(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted", interrupted);
        }
    }

    private HttpRequest request(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(completions)
                .timeout(properties.timeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (properties.apiKey() != null) {
            request.header("Authorization", "Bearer " + properties.apiKey());
        }
        return request.build();
    }
}
