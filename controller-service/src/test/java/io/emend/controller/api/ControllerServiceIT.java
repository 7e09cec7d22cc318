package io.emend.controller.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.controller.fixture.Client;
import io.emend.controller.fixture.Client.Reply;
import io.emend.controller.fixture.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

final class ControllerServiceIT {
    private static final String BORN_IN_LONDON = """
            {"operations":[{"op":"ASSERT","subject":"Ann","relation":"place of birth","object":"London"}]}""";

    private ConfigurableApplicationContext server;
    private Client client;

    @BeforeEach
    void start() {
        server = new SpringApplicationBuilder(TestServer.class)
                .profiles("demo")
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
        client = new Client(
                Integer.parseInt(Objects.requireNonNull(server.getEnvironment().getProperty("local.server.port"))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void appliesAnEditAndTakesItBack() {
        String before = client.get("demo-reader", "/v1/state")
                .body()
                .at("/stateHash/graph")
                .asString();

        Reply edit = client.post("demo-alice", "/v1/edits", BORN_IN_LONDON);
        assertThat(edit.status()).as(edit.raw().body()).isEqualTo(201);
        assertThat(edit.text("status")).isEqualTo("APPLIED");
        assertThat(edit.header("Location")).isEqualTo("/v1/edits/" + edit.text("id"));
        assertThat(edit.body().at("/plan/assert/0/object/label").asString()).isEqualTo("London");
        assertThat(edit.body().at("/conflicts/0/kind").asString()).isEqualTo("COVERAGE");
        assertThat(client.get("demo-reader", "/v1/facts?subject=Ann&relation=P19")
                        .body()
                        .at("/items/0/object/id")
                        .asString())
                .isEqualTo("Q11");

        Reply rollback = client.post(
                "demo-admin", "/v1/rollbacks", "{\"edit\":\"" + edit.text("id") + "\",\"mode\":\"REFUSE\"}");
        assertThat(rollback.status()).as(rollback.raw().body()).isEqualTo(201);
        assertThat(client.get("demo-reader", "/v1/state")
                        .body()
                        .at("/stateHash/graph")
                        .asString())
                .isEqualTo(before);
        Reply again = client.post(
                "demo-admin", "/v1/rollbacks", "{\"edit\":\"" + edit.text("id") + "\",\"mode\":\"REFUSE\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("code")).isEqualTo("already-rolled-back");
    }

    @Test
    void consolidatesAsARevisionThatCanBeTakenBack() {
        client.post("demo-alice", "/v1/edits", BORN_IN_LONDON);
        problem(client.post("demo-carol", "/v1/consolidations", "{}"), 403, "forbidden");
        problem(client.post("demo-admin", "/v1/consolidations", "{\"limit\":0}"), 400, "malformed-request");

        Map<String, String> key = Map.of("Idempotency-Key", "k-c");
        Reply done = client.send("POST", "demo-admin", "/v1/consolidations", "{\"comment\":\"before export\"}", key);
        Reply repeated =
                client.send("POST", "demo-admin", "/v1/consolidations", "{\"comment\":\"before export\"}", key);

        assertThat(done.status()).as(done.raw().body()).isEqualTo(201);
        assertThat(done.text("kind")).isEqualTo("CONSOLIDATION");
        assertThat(done.text("status")).isEqualTo("APPLIED");
        assertThat(done.text("comment")).isEqualTo("before export");
        assertThat(done.body().path("revision").asInt()).isEqualTo(3);
        assertThat(repeated.text("id")).isEqualTo(done.text("id"));
        assertThat(client.get("demo-reader", "/v1/revisions/3").text("kind")).isEqualTo("CONSOLIDATION");

        String what = "{\"edit\":\"" + done.text("id") + "\"}";
        Reply rollback = client.post("demo-admin", "/v1/rollbacks", what);
        assertThat(rollback.status()).as(rollback.raw().body()).isEqualTo(201);
        assertThat(rollback.body().at("/undoes/0").asString()).isEqualTo(done.text("id"));
        assertThat(client.get("demo-reader", "/v1/edits/" + done.text("id")).text("status"))
                .isEqualTo("ROLLED_BACK");
        problem(client.post("demo-admin", "/v1/rollbacks", what), 409, "already-rolled-back");
    }

    @Test
    void answersARepeatedRequestWithTheFirstResponse() {
        Map<String, String> key = Map.of("Idempotency-Key", "k-1");
        Reply first = client.send("POST", "demo-alice", "/v1/edits", BORN_IN_LONDON, key);

        Reply second = client.send("POST", "demo-alice", "/v1/edits", BORN_IN_LONDON, key);
        Reply other = client.send("POST", "demo-alice", "/v1/edits", BORN_IN_LONDON.replace("London", "Rome"), key);

        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(second.status()).isEqualTo(201);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("idempotency-mismatch");
        assertThat(client.get("demo-reader", "/v1/state")
                        .body()
                        .path("revision")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void goesOnWithoutACallerThatDoesNotWait() {
        Reply reply = client.send("POST", "demo-alice", "/v1/edits", BORN_IN_LONDON, Map.of("Prefer", "respond-async"));

        assertThat(reply.status()).isIn(201, 202);
        assertThat(reply.header("Location")).startsWith("/v1/edits/e-");
    }

    @Test
    void saysWhatIsWrongWithBadInput() {
        problem(client.post("demo-reader", "/v1/edits", BORN_IN_LONDON), 403, "forbidden");
        problem(client.post("nobody", "/v1/edits", BORN_IN_LONDON), 401, "unauthenticated");
        problem(client.post("demo-alice", "/v1/edits", "{\"operations\":[]}"), 400, "malformed-request");
        problem(client.post("demo-alice", "/v1/edits", "{"), 400, "malformed-request");
        problem(
                client.post("demo-alice", "/v1/edits", BORN_IN_LONDON.replace("place of birth", "birthplcae")),
                422,
                "unknown-relation");
        problem(client.post("demo-alice", "/v1/edits", BORN_IN_LONDON.replace("Ann", "Zed")), 422, "unknown-entity");
        Reply ambiguous = client.post("demo-alice", "/v1/edits", BORN_IN_LONDON.replace("London", "Springfield"));
        problem(ambiguous, 422, "ambiguous-entity");
        assertThat(ambiguous.body().path("options").size()).isEqualTo(2);
        problem(client.get("demo-reader", "/v1/edits/e-none"), 404, "not-found");
        problem(client.post("demo-alice", "/v1/rollbacks", "{\"edit\":\"e-none\"}"), 404, "not-found");
        problem(client.get("demo-reader", "/v1/facts"), 400, "malformed-request");
        problem(client.get("demo-reader", "/v1/facts?subject=Ann&asOf=99"), 404, "not-found");
        problem(client.get("demo-reader", "/v1/facts?subject=Ann&limit=0"), 400, "malformed-request");
        problem(client.get("demo-reader", "/v1/revisions/99"), 404, "not-found");
        problem(client.get("demo-reader", "/v1/entities/Q99"), 404, "not-found");
        assertThat(client.get("demo-reader", "/v1/state")
                        .body()
                        .path("revision")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void refusesAStaleRevision() {
        client.post("demo-bob", "/v1/edits", BORN_IN_LONDON.replace("London", "Rome"));

        Reply reply = client.post("demo-alice", "/v1/edits", BORN_IN_LONDON.replace("]}", "],\"expectedRevision\":1}"));

        problem(reply, 409, "revision-conflict");
        assertThat(reply.body().at("/current/0/object/label").asString()).isEqualTo("Rome");
    }

    @Test
    void readsFactsAsTheyWere() {
        client.post("demo-alice", "/v1/edits", BORN_IN_LONDON);

        Reply then = client.get("demo-reader", "/v1/facts?subject=Q1&relation=P19&asOf=1");
        Reply diff = client.get("demo-reader", "/v1/revisions/1/diff/2");
        Reply chinese = client.get("demo-reader", "/v1/facts?subject=Q1&lang=zh");

        assertThat(then.body().at("/items/0/object/label").asString()).isEqualTo("Paris");
        assertThat(diff.body().at("/added/0/object/label").asString()).isEqualTo("London");
        assertThat(diff.body().at("/removed/0/object/label").asString()).isEqualTo("Paris");
        assertThat(diff.header("ETag")).isEqualTo("\"2\"");
        assertThat(chinese.body().at("/items/0/subject/label").asString()).isEqualTo("安");
    }

    @Test
    void readsFactsByTheTimeTheyHoldAt() {
        client.post("demo-alice", "/v1/edits", """
                {"operations":[{"op":"ASSERT","subject":"Ann","relation":"residence","object":"Rome",
                                "validFrom":"1990","validTo":"2000"}]}""");

        String residence = "/v1/facts?subject=Ann&relation=residence&validAt=";

        assertThat(client.get("demo-reader", residence + "1995-06-01")
                        .body()
                        .at("/items/0/object/label")
                        .asString())
                .isEqualTo("Rome");
        assertThat(client.get("demo-reader", residence + "2000").body().path("items"))
                .isEmpty();
        problem(client.get("demo-reader", residence + "yesterday"), 400, "malformed-request");
    }

    @Test
    void linksToTheNextPage() {
        Reply page = client.get("demo-reader", "/v1/facts?relation=P19&limit=1");

        assertThat(page.header("Link")).startsWith("</v1/facts?").endsWith(">; rel=\"next\"");
        String next = page.header("Link").replaceFirst("^<", "").replaceFirst(">.*", "");
        assertThat(client.get("demo-reader", next)
                        .body()
                        .at("/items/0/subject/id")
                        .asString())
                .isNotEqualTo(page.body().at("/items/0/subject/id").asString());
    }

    @Test
    void previewsAnEditWithoutEffect() {
        Reply preview = client.post("demo-alice", "/v1/edits/preview", BORN_IN_LONDON);

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body().at("/plan/retract/0/object/label").asString()).isEqualTo("Paris");
        assertThat(client.get("demo-reader", "/v1/state")
                        .body()
                        .path("revision")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void answersFromTheGraphWhenTheModelIsWrong() {
        Reply answer = client.post(
                "demo-reader",
                "/v1/answers",
                "{\"question\":\"Where was Ann born?\",\"lang\":\"en\",\"subject\":\"Q1\",\"relation\":\"P19\"}");

        assertThat(answer.text("text")).isEqualTo("Paris");
        assertThat(answer.text("source")).isEqualTo("GRAPH");
    }

    @Test
    void feedsRevisionsAndResumesAfterTheLastSeen() throws Exception {
        client.post("demo-alice", "/v1/edits", BORN_IN_LONDON);
        client.post("demo-alice", "/v1/edits", BORN_IN_LONDON.replace("London", "Rome"));

        try (BufferedReader feed = client.open("demo-reader", "/v1/changes", Map.of("Last-Event-ID", "1"))) {
            assertThat(nextEvent(feed)).isEqualTo("2");
            assertThat(nextEvent(feed)).isEqualTo("3");
            client.post("demo-alice", "/v1/edits", BORN_IN_LONDON);
            assertThat(nextEvent(feed)).isEqualTo("4");
        }
    }

    @Test
    void keepsAnIntactAuditOfWhoDidWhat() {
        client.post("demo-alice", "/v1/edits", BORN_IN_LONDON);
        client.post("demo-alice", "/v1/edits", BORN_IN_LONDON.replace("Ann", "Zed"));

        Reply audit = client.get("demo-admin", "/v1/audit");

        assertThat(audit.body().at("/items/0/event/outcome").asString()).isEqualTo("unknown-entity");
        assertThat(audit.body().at("/items/1/event/actor").asString()).isEqualTo("alice");
        assertThat(audit.body().at("/items/1/event/details/key").asString()).isEqualTo("demo-alice");
        assertThat(client.get("demo-admin", "/v1/audit/integrity")
                        .body()
                        .path("intact")
                        .asBoolean())
                .isTrue();
        problem(client.get("demo-carol", "/v1/audit"), 403, "forbidden");
    }

    private static String nextEvent(BufferedReader feed) throws IOException {
        String line = feed.readLine();
        while (line != null && !line.startsWith("id:")) {
            line = feed.readLine();
        }
        return line == null ? "" : line.substring("id:".length()).strip();
    }

    private static void problem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        assertThat(reply.text("code")).isEqualTo(code);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }
}
