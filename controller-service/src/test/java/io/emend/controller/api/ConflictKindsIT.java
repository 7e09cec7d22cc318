package io.emend.controller.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.edit.Conflict.Kind;
import io.emend.controller.fixture.Client;
import io.emend.controller.fixture.Client.Reply;
import io.emend.controller.fixture.TestServer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Every kind of conflict, met by a client over HTTP, in English and in Chinese. */
final class ConflictKindsIT {
    private static final Map<Kind, String> REQUESTS = new EnumMap<>(Map.ofEntries(
            Map.entry(Kind.COVERAGE, assertion("Ann", "place of birth", "London")),
            Map.entry(Kind.REVERSE, assertion("Ann", "spouse", "Carl")),
            Map.entry(Kind.COMPOSITION, assertion("France", "head of state", "Carl")),
            Map.entry(Kind.TYPE, assertion("London", "spouse", "Carl")),
            Map.entry(Kind.RANGE, assertion("Ann", "place of birth", "Bob")),
            Map.entry(Kind.DISJOINT, assertion("Ann", "child", "Bob")),
            Map.entry(
                    Kind.CARDINALITY,
                    assertion("Bob", "place of birth", "Rome")
                            .replace("]}", "," + operation("Bob", "place of birth", "Paris", "") + "]}")),
            Map.entry(Kind.TEMPORAL, """
                    {"operations":[%s]}""".formatted(operation(
                    "Carl", "place of birth", "Rome", ",\"validFrom\":\"2001\",\"validTo\":\"2000\""))),
            Map.entry(Kind.DUPLICATE, assertion("Bob", "place of birth", "London")),
            Map.entry(
                    Kind.ALIAS,
                    assertion("Carl", "place of birth", "Rome").replace("\"Rome\"", "{\"id\":\"new:rome\"}")),
            Map.entry(
                    Kind.CONCURRENT,
                    assertion("Bob", "place of birth", "Rome").replace("]}", "],\"expectedRevision\":0}")),
            Map.entry(Kind.EDIT_WAR, assertion("Dora", "place of birth", "Paris")),
            Map.entry(Kind.KEY_COLLISION, assertion("Dora", "spouse", "Carl"))));
    private static final Map<String, String> CHINESE = Map.of(
            "place of birth", "出生地",
            "spouse", "配偶",
            "head of state", "国家元首",
            "child", "子女");

    private static ConfigurableApplicationContext server;
    private static Client client;

    @BeforeAll
    static void start() {
        server = new SpringApplicationBuilder(TestServer.class)
                .profiles("demo")
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
        client = new Client(
                Integer.parseInt(Objects.requireNonNull(server.getEnvironment().getProperty("local.server.port"))));
        Reply loaded = client.send("POST", "demo-admin", "/v1/imports", """
                head,relation,tail
                Ann,spouse,Bob
                Bob,spouse,Ann
                Carl,spouse,Dora
                Dora,spouse,Carl
                France,capital,Paris
                """, Map.of("Content-Type", "text/csv"));
        assertThat(loaded.status()).as(loaded.raw().body()).isEqualTo(201);
        edit("demo-carol", assertion("France", "head of state", "Ann"));
        for (String person : List.of("demo-alice", "demo-bob")) {
            edit(person, assertion("Dora", "place of birth", "Paris"));
            edit(person, assertion("Dora", "place of birth", "Rome"));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void knowsARequestForEveryKind() {
        assertThat(REQUESTS).containsOnlyKeys(Kind.values());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void explainsTheConflictInEnglish(Kind kind) {
        JsonNode conflict = conflict(kind, Objects.requireNonNull(REQUESTS.get(kind)));

        assertThat(conflict.path("explanation").asString()).matches("\\P{IsHan}+");
        assertThat(conflict.path("resolution").asString()).isNotBlank();
        conflict.path("evidence")
                .forEach(id -> assertThat(client.get("demo-reader", "/v1/facts/" + id.asString() + "/history")
                                .status())
                        .isEqualTo(200));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void explainsTheConflictInChinese(Kind kind) {
        String request = Objects.requireNonNull(REQUESTS.get(kind));
        for (Map.Entry<String, String> name : CHINESE.entrySet()) {
            request = request.replace('"' + name.getKey() + '"', '"' + name.getValue() + '"');
        }

        JsonNode conflict = conflict(kind, request);

        assertThat(conflict.path("explanation").asString()).containsPattern("\\p{IsHan}{2}");
    }

    private static JsonNode conflict(Kind kind, String request) {
        Reply preview = client.post("demo-alice", "/v1/edits/preview", request);
        assertThat(preview.status()).as(preview.raw().body()).isEqualTo(200);
        Stream<JsonNode> conflicts =
                StreamSupport.stream(preview.body().path("conflicts").spliterator(), false);
        return conflicts
                .filter(conflict -> conflict.path("kind").asString().equals(kind.name()))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no " + kind + " in " + preview.raw().body()));
    }

    private static void edit(String who, String request) {
        Reply reply = client.post(who, "/v1/edits", request);
        assertThat(reply.text("status")).as(reply.raw().body()).isEqualTo("APPLIED");
    }

    private static String assertion(String subject, String relation, String object) {
        return "{\"operations\":[" + operation(subject, relation, object, "") + "]}";
    }

    private static String operation(String subject, String relation, String object, String time) {
        return "{\"op\":\"ASSERT\",\"subject\":\"%s\",\"relation\":\"%s\",\"object\":\"%s\"%s}"
                .formatted(subject, relation, object, time);
    }
}
