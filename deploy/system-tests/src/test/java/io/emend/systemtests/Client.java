package io.emend.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's or program's access to the system, over plain HTTP. */
final class Client {
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration ASK_AGAIN = Duration.ofMillis(200);
    private static final Set<String> UNFINISHED = Set.of("RECEIVED", "APPLYING");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Topology system;
    private final @Nullable String key;

    Client(Topology system, @Nullable String key) {
        this.system = system;
        this.key = key;
    }

    Reply get(String path) {
        return send("GET", path, null, Map.of());
    }

    Reply post(String path, Object body) {
        return post(path, body, Map.of());
    }

    Reply post(String path, Object body, Map<String, String> headers) {
        return send("POST", path, body instanceof String raw ? raw : JSON.writeValueAsString(body), headers);
    }

    Reply send(String method, String path, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(service(path).resolve(path))
                .timeout(TIMEOUT)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            JsonNode content = json ? JSON.readTree(response.body()) : JSON.valueToTree(response.body());
            return new Reply(response.statusCode(), response.headers(), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Says something, and waits until an edit or rollback that comes of it is finished. */
    Reply say(String text) {
        Reply reply = post("/v1/utterances", Map.of("text", text));
        String edit = reply.text("outcome", "edit", "id") + reply.text("outcome", "rollback", "id");
        return edit.isEmpty() ? reply : finished(edit);
    }

    /** The edit, once nothing more happens to it. */
    Reply finished(String edit) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Reply present = get("/v1/edits/" + edit).expect(200);
        while (UNFINISHED.contains(present.text("status")) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(ASK_AGAIN.toNanos());
            present = get("/v1/edits/" + edit).expect(200);
        }
        return present;
    }

    /** Takes an edit back and waits until that is done. */
    Reply rollBack(String edit, String mode) {
        Reply reply = post("/v1/rollbacks", Map.of("edit", edit, "mode", mode, "reason", "a test"));
        return reply.status() < 300 ? finished(reply.text("id")) : reply;
    }

    /** The model's answer to a question put in a chat. */
    Reply chat(String question) {
        return chat("emend", question);
    }

    Reply chat(String model, String question) {
        return post(
                "/v1/chat/completions",
                Map.of(
                        "model",
                        model,
                        "max_tokens",
                        12,
                        "temperature",
                        0,
                        "messages",
                        List.of(Map.of("role", "user", "content", question))));
    }

    String chatText(String question) {
        return chat(question)
                .expect(200)
                .text("choices", 0, "message", "content")
                .strip();
    }

    /** How the weights alone complete a sentence. */
    String complete(String beginning) {
        return post(
                        "/v1/completions",
                        Map.of("model", "emend", "max_tokens", 12, "temperature", 0, "prompt", beginning))
                .expect(200)
                .text("choices", 0, "text")
                .strip();
    }

    State state() {
        Reply reply = get("/v1/state").expect(200);
        return new State(
                reply.at("revision").asLong(),
                reply.text("stateHash", "model"),
                reply.text("stateHash", "graph"),
                reply.text("stateHash", "ledger"));
    }

    private URI service(String path) {
        if (path.startsWith("/v1/utterances") || path.startsWith("/v1/interpretations")) {
            return system.interpreter();
        }
        boolean model = path.startsWith("/v1/chat")
                || path.startsWith("/v1/completions")
                || path.startsWith("/v1/model")
                || path.startsWith("/v1/integrity")
                || path.startsWith("/internal");
        return model ? system.editor() : system.controller();
    }

    /** Revision and hashes. */
    record State(long revision, String model, String graph, String ledger) {
        /** Both memories, without the ledger, which only grows. */
        String memories() {
            return model + " " + graph;
        }
    }
}
