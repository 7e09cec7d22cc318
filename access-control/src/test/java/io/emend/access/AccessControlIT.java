package io.emend.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.emend.contract.http.HttpClients;
import io.emend.contract.knowledge.Reference;
import io.emend.contract.problem.AccessDenied;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccessControlIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int BODY_LIMIT = 256 * 1024;

    private static ConfigurableApplicationContext server;
    private static URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server = new SpringApplicationBuilder(TestServer.class)
                .profiles("demo")
                .run(
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--emend.access.service-key=a-service-key-of-the-tests",
                        "--spring.main.banner-mode=off");
        base = URI.create("http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void asksForAKeyWhereNoneWasSent() throws Exception {
        HttpResponse<String> response = send("GET", "/v1/whoami", null, null);

        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void rejectsAnUnknownKeyEvenOnAPublicPath() throws Exception {
        assertProblem(send("GET", "/actuator/health", "demo-mallory", null), 401, "unauthenticated");
    }

    @Test
    void tellsTheHandlerWhoIsCalling() throws Exception {
        HttpResponse<String> response = send("GET", "/v1/whoami", "demo-alice", null);

        assertThat(response.body()).isEqualTo("alice EDITOR demo-alice");
    }

    @Test
    void forbidsAnEditToAReader() throws Exception {
        HttpResponse<String> response = send("POST", "/v1/edits", "demo-reader", "\"Paris\"");

        JsonNode problem = assertProblem(response, 403, "forbidden");
        assertThat(problem.get("role").asString()).isEqualTo("READER");
    }

    @Test
    void keepsTheInternalPathsForServices() throws Exception {
        assertProblem(send("POST", "/internal/v1/echo", "demo-admin", "\"x\""), 403, "forbidden");
        assertThat(send("POST", "/internal/v1/echo", "a-service-key-of-the-tests", "\"x\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void explainsABodyThatIsNotJson() throws Exception {
        assertProblem(send("POST", "/v1/edits", "demo-alice", "{\"id\": "), 400, "malformed-request");
    }

    @Test
    void passesOnWhatARecordSaysOfItsMembers() throws Exception {
        JsonNode problem = assertProblem(send("POST", "/v1/edits", "demo-alice", "{}"), 400, "malformed-request");

        assertThat(problem.get("detail").asString()).contains("needs an id or a label");
    }

    @Test
    void namesTheMissingBodyAndTheMissingParameter() throws Exception {
        assertProblem(send("POST", "/v1/edits", "demo-alice", ""), 400, "malformed-request");
        JsonNode problem = assertProblem(send("GET", "/v1/number", "demo-alice", null), 400, "malformed-request");
        assertThat(problem.get("detail").asString()).contains("'n'");
    }

    @Test
    void namesTheParameterThatHasTheWrongType() throws Exception {
        JsonNode problem =
                assertProblem(send("GET", "/v1/number?n=seven", "demo-alice", null), 400, "malformed-request");

        assertThat(problem.get("detail").asString()).contains("'n'").contains("'seven'");
    }

    @Test
    void saysThatNothingIsThere() throws Exception {
        assertProblem(send("GET", "/v1/nowhere", "demo-alice", null), 404, "not-found");
    }

    @Test
    void saysWhichMethodsAPathSupports() throws Exception {
        HttpResponse<String> response = send("DELETE", "/v1/whoami", "demo-alice", null);

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers().firstValue("Allow")).isPresent();
    }

    @Test
    void refusesAnotherMediaType() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(base.resolve("/v1/edits"))
                .header("Authorization", "Bearer demo-alice")
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("a,b"))
                .build();

        assertProblem(http.send(request, BodyHandlers.ofString()), 415, "unsupported-media-type");
    }

    @Test
    void refusesABodyOverTheLimitAnnouncedOrNot() throws Exception {
        byte[] body = ("\"" + "x".repeat(BODY_LIMIT) + "\"").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HttpRequest announced = post("/v1/edits", "demo-alice", BodyPublishers.ofByteArray(body));
        HttpRequest chunked =
                post("/v1/edits", "demo-alice", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertProblem(http.send(announced, BodyHandlers.ofString()), 413, "payload-too-large");
        assertProblem(http.send(chunked, BodyHandlers.ofString()), 413, "payload-too-large");
    }

    @Test
    void hidesItsOwnFaultBehindAnId() throws Exception {
        HttpResponse<String> response = send("GET", "/v1/fault", "demo-alice", null);

        JsonNode problem = assertProblem(response, 500, "internal-error");
        assertThat(problem.get("id").asString()).isNotBlank();
        assertThat(response.body()).doesNotContain("secret reason").doesNotContain("Exception");
    }

    @Test
    void speaksOpenAiOnTheOpenAiPaths() throws Exception {
        JsonNode problem = assertProblem(send("GET", "/v1/models/none", "demo-alice", null), 404, "not-found");

        assertThat(problem.get("error").get("type").asString()).isEqualTo("invalid_request_error");
    }

    @Test
    void aClientThrowsWhatTheOtherServiceThrew() {
        EchoClient client = client(base, "a-service-key-of-the-tests");

        KnowledgeProblem conflict = (KnowledgeProblem) catchThrowable(() -> client.echo(Reference.label("conflict")));

        assertThat(conflict).isInstanceOf(Conflicted.StalePlan.class).hasMessage("moved on");
        assertThat(conflict.data()).isEqualTo(Map.of("current", 7));
        assertThat(client.echo(Reference.label("x"))).isEqualTo(Reference.label("x"));
    }

    @Test
    void aClientTellsABadKeyAndAServiceThatIsDown() {
        assertThat(catchThrowable(() -> client(base, "wrong").echo(Reference.label("x"))))
                .isInstanceOf(AccessDenied.Unauthenticated.class);
        assertThat(catchThrowable(
                        () -> client(URI.create("http://127.0.0.1:1"), "k").echo(Reference.label("x"))))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("controller");
    }

    private static EchoClient client(URI url, String key) {
        return HttpClients.of(RestClient.builder(), "controller", url, TIMEOUT, () -> Optional.of(key))
                .client(EchoClient.class);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String key, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest post(String path, String key, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
    }

    private static JsonNode assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.get("type").asString()).isEqualTo("urn:emend:problem:" + code);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(problem.has("retriable")).isTrue();
        return problem;
    }

    interface EchoClient {
        @PostExchange("/internal/v1/echo")
        Reference echo(@RequestBody Reference reference);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({AccessModule.class, Endpoints.class})
    static class TestServer {}

    @RestController
    static class Endpoints {
        private final CurrentCaller caller;

        Endpoints(CurrentCaller caller) {
            this.caller = caller;
        }

        @GetMapping("/v1/whoami")
        String whoami() {
            Caller present = caller.get();
            return present.name() + " " + present.role() + " " + present.keyId();
        }

        @PostMapping("/v1/edits")
        Reference edit(@RequestBody Reference reference) {
            return reference;
        }

        @PostMapping("/internal/v1/echo")
        Reference echo(@RequestBody Reference reference) {
            if ("conflict".equals(reference.label())) {
                throw new Conflicted.StalePlan("moved on", Map.of("current", 7));
            }
            return reference;
        }

        @GetMapping("/v1/number")
        long number(@RequestParam("n") long n) {
            return n;
        }

        @GetMapping("/v1/fault")
        String fault() {
            throw new IllegalStateException("secret reason");
        }
    }
}
