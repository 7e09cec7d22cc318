package io.emend.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.access.AccessModule;
import io.emend.graph.BulkLoad;
import io.emend.graph.EntityCatalog;
import io.emend.graph.GraphPorts;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.memory.InMemoryGraph;
import io.emend.graph.statement.Content;
import io.emend.graph.store.KeyStore;
import io.emend.interpreter.fixture.RecordingController;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The interpreter over HTTP, with a graph in memory and a controller that only remembers. */
final class InterpreterServiceIT {
    private static final RecordingController CONTROLLER = new RecordingController();
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ConfigurableApplicationContext server;
    private static URI base;

    private int callsBefore;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = Neo4jAutoConfiguration.class)
    @Import({AccessModule.class, InterpreterModule.class})
    static class TestServer {
        @Bean
        GraphPorts graphPorts() {
            GraphPorts ports = InMemoryGraph.empty();
            try (BulkLoad load =
                    ports.ledger().beginImport(new ImportHeader("test", "import", Instant.EPOCH, null, null))) {
                load.entities(List.of(
                        EntityRecord.of("Q1", Map.of("en", "Ann Mill", "zh", "安"), List.of("Q5")),
                        EntityRecord.of("Q2", Map.of("en", "Bob Reed"), List.of("Q5")),
                        EntityRecord.of("Q10", Map.of("en", "Paris"), List.of("Q515")),
                        EntityRecord.of("Q11", Map.of("en", "London"), List.of("Q515")),
                        EntityRecord.of("Q13", Map.of("en", "Springfield"), List.of("Q515")),
                        EntityRecord.of("Q14", Map.of("en", "Springfield"), List.of("Q515"))));
                load.statements(List.of(
                        new Content("Q1", "P19", "Q10", null, null), new Content("Q2", "P19", "Q11", null, null)));
                load.finish();
            }
            return ports;
        }

        @Bean
        KnowledgeGraph knowledgeGraph(GraphPorts ports) {
            return ports.knowledge();
        }

        @Bean
        EntityCatalog entityCatalog(GraphPorts ports) {
            return ports.catalog();
        }

        @Bean
        KeyStore keyStore(GraphPorts ports) {
            return ports.keys();
        }

        @Bean
        RecordingController controller() {
            return CONTROLLER;
        }
    }

    @BeforeAll
    static void start() {
        server = new SpringApplicationBuilder(TestServer.class)
                .profiles("demo")
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
        base = URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void remember() {
        callsBefore = CONTROLLER.calls();
    }

    private record Reply(int status, String type, JsonNode body) {}

    @Test
    void interpretsWithoutEffect() {
        Reply reply = post("demo-reader", "/v1/interpretations", Map.of("text", "Ann Mill was born in London."));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("intent").asString()).isEqualTo("EDIT");
        assertThat(reply.body().at("/operations/0/op").asString()).isEqualTo("ASSERT");
        assertThat(reply.body().at("/operations/0/subject/id").asString()).isEqualTo("Q1");
        assertThat(reply.body().at("/operations/0/subject/mention").asString()).isEqualTo("Ann Mill");
        assertThat(reply.body().at("/operations/0/relation/id").asString()).isEqualTo("P19");
        assertThat(reply.body().at("/operations/0/object/id").asString()).isEqualTo("Q11");
        assertThat(reply.body().path("clarification").isNull()).isTrue();
        assertThat(CONTROLLER.calls()).isEqualTo(callsBefore);
    }

    @Test
    void asksWhichOfTwoNamesakesIsMeantAndEditsOnceAnswered() {
        Map<String, Object> said = Map.of("text", "Ann Mill was born in Springfield.");
        Reply asked = post("demo-alice", "/v1/utterances", said);
        JsonNode option = asked.body().at("/outcome/question/options/1");

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body().at("/interpretation/intent").asString()).isEqualTo("CLARIFY");
        assertThat(asked.body().at("/outcome/question/options").size()).isEqualTo(2);
        assertThat(CONTROLLER.calls()).isEqualTo(callsBefore);

        Reply answered = post(
                "demo-alice",
                "/v1/utterances",
                Map.of(
                        "text",
                        said.get("text"),
                        "answers",
                        Map.of(option.path("slot").asString(), option.path("id").asString())));

        assertThat(answered.body().at("/outcome/edit/id").asString()).isEqualTo("e-1");
        assertThat(CONTROLLER.edits().getLast().operations().getFirst().object())
                .extracting("id")
                .isEqualTo(option.path("id").asString());
    }

    @Test
    void previewsInADryRun() {
        int edits = CONTROLLER.edits().size();
        post("demo-alice", "/v1/utterances", Map.of("text", "Ann Mill was born in London.", "dryRun", true));

        assertThat(CONTROLLER.edits()).hasSize(edits);
        assertThat(CONTROLLER.previews()).isNotEmpty();
    }

    @Test
    void explainsBadInput() {
        problem(post("demo-alice", "/v1/utterances", Map.of("text", " ")), 400, "malformed-request");
        problem(post("demo-alice", "/v1/interpretations", Map.of("text", "x", "lang", "fr")), 400, "malformed-request");
        problem(post("demo-alice", "/v1/interpretations", "{"), 400, "malformed-request");
        problem(
                post("demo-alice", "/v1/interpretations", Map.of("text", "x".repeat(30_000))),
                413,
                "payload-too-large");
        problem(post("nobody", "/v1/interpretations", Map.of("text", "x")), 401, "unauthenticated");
        assertThat(CONTROLLER.calls()).isEqualTo(callsBefore);
    }

    private static void problem(Reply reply, int status, String code) {
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(status);
        assertThat(reply.type()).startsWith("application/problem+json");
        assertThat(reply.body().path("code").asString()).isEqualTo(code);
        assertThat(reply.body().path("type").asString()).isEqualTo("urn:emend:problem:" + code);
    }

    private static Reply post(String key, String path, Object body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        body instanceof String raw ? raw : JSON.writeValueAsString(body)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
