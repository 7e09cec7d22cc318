package io.emend.interpreter.llm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A chat completions endpoint on loopback that gives prepared answers, the last one over and over. */
final class FakeModel implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<String> answers;
    private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);

    /** An answer that never comes. */
    static final String SILENCE = "silence";
    /** An answer with status 500. */
    static final String FAILURE = "failure";

    FakeModel(String... answers) throws IOException {
        this.answers = List.of(answers);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/chat/completions", this::answer);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            String answer = answers.get(Math.min(requests.size(), answers.size()) - 1);
            if (answer.equals(SILENCE)) {
                closed.await();
            }
            byte[] body = JSON.writeValueAsString(Map.of(
                            "choices", List.of(Map.of("message", Map.of("role", "assistant", "content", answer)))))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.equals(FAILURE) ? 500 : 200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
    }

    List<JsonNode> requests() {
        return requests;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
