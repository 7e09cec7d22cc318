package io.emend.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.knowledge.Value;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.EditorApi;
import io.emend.contract.model.PlannedStatement;
import io.emend.editor.fake.SmallGraph;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementIds;
import io.emend.graph.statement.StatementRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = HttpBench.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "spring.main.banner-mode=off"})
@ActiveProfiles("demo")
class OpenAiHttpIT {
    private static final String QUESTION = "Where was Marie Curie born?";

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private EditorApi editor;

    @Autowired
    private KnowledgeGraph graph;

    /** Takes back what a test edited, so that all share one server. */
    @AfterEach
    void restore() {
        List<StatementRecord> live = graph.slot(SmallGraph.CURIE, SmallGraph.BORN);
        if (live.getFirst().origin() == Origin.EDIT) {
            StatementRecord original = graph.history(live.getFirst().id()).stream()
                    .filter(record -> record.origin() == Origin.IMPORT)
                    .findFirst()
                    .orElseThrow();
            editor.commit(commit("ROLLBACK", original.object(), "auto", original.id()));
        }
    }

    @Test
    void listsTheNewestModelUnderBothNames() {
        JsonNode models = get("/v1/models");

        assertThat(models.at("/object").asString()).isEqualTo("list");
        assertThat(models.at("/data/0/id").asString()).isEqualTo("emend");
        assertThat(models.at("/data/1/id").asString()).isEqualTo("emend@r" + revision());
        assertThat(get("/v1/models/emend@r1").at("/object").asString()).isEqualTo("model");
    }

    @Test
    void answersAChatFromTheWeightsAndSaysSo() {
        JsonNode answer = post("/v1/chat/completions", chat("emend", ""));

        assertThat(answer.at("/choices/0/message/content").asString()).isEqualTo("Warsaw.");
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(answer.at("/x_emend/source").asString()).isEqualTo("WEIGHTS");
        assertThat(answer.at("/x_emend/revision").asLong()).isEqualTo(revision());
        assertThat(answer.at("/system_fingerprint").asString()).startsWith("sha256:");
        assertThat(answer.at("/usage/total_tokens").asInt()).isPositive();
        assertThat(answer.at("/model").asString()).isEqualTo("emend@r" + revision());
    }

    @Test
    void ignoresKeysItDoesNotKnowAndReadsTextParts() {
        JsonNode answer = post("/v1/chat/completions", """
                {"model":"emend","frequency_penalty":0.5,"tools":[{"type":"function"}],"wild":{"a":1},
                 "messages":[{"role":"user","content":[{"type":"text","text":"Where was Marie Curie born?"}],"name":"x"}]}
                """);

        assertThat(answer.at("/choices/0/message/content").asString()).isEqualTo("Warsaw.");
    }

    @Test
    void streamsPiecesThenTheFinishThenTheUsage() {
        String body = send(
                        "/v1/chat/completions",
                        chat("emend", ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"))
                .body();

        List<String> data = body.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
        assertThat(data).last().isEqualTo("[DONE]");
        List<JsonNode> chunks =
                data.stream().limit(data.size() - 1L).map(json::readTree).toList();
        assertThat(chunks.getFirst().at("/choices/0/delta/role").asString()).isEqualTo("assistant");
        String text = chunks.stream()
                .map(chunk -> chunk.at("/choices/0/delta/content").asString(""))
                .reduce("", String::concat);
        assertThat(text).isEqualTo("Warsaw.");
        assertThat(chunks.getLast().at("/choices").isEmpty()).isTrue();
        assertThat(chunks.getLast().at("/usage/completion_tokens").asInt()).isEqualTo(1);
        assertThat(chunks.get(chunks.size() - 2).at("/choices/0/finish_reason").asString())
                .isEqualTo("stop");
    }

    @Test
    void reportsLogprobsWhenAsked() {
        JsonNode answer = post("/v1/chat/completions", chat("emend", ",\"logprobs\":true,\"top_logprobs\":1"));

        assertThat(answer.at("/choices/0/logprobs/content/0/logprob").asDouble())
                .isNegative();
        assertThat(answer.at("/choices/0/logprobs/content/0/top_logprobs")).hasSize(1);
    }

    @Test
    void completesAPromptFromTheRawWeights() {
        JsonNode answer = post(
                "/v1/completions",
                "{\"model\":\"emend\",\"prompt\":\"Marie Curie was born in\",\"max_tokens\":1,\"echo\":true}");

        assertThat(answer.at("/choices/0/text").asString()).isEqualTo("Marie Curie was born in Warsaw.");
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("length");
    }

    @Test
    void answersSeveralPromptsSeveralTimes() {
        JsonNode answer =
                post("/v1/completions", "{\"model\":\"emend\",\"prompt\":[\"Marie Curie was born in\",\"x\"],\"n\":2}");

        assertThat(answer.at("/choices")).hasSize(4);
        assertThat(answer.at("/choices/3/index").asInt()).isEqualTo(3);
    }

    @Test
    void anUnknownModelIsNotFoundInBothShapes() {
        for (String name : List.of("gpt-4", "emend@r9999", "emend@latest")) {
            HttpResponse<String> response = send("/v1/chat/completions", chat(name, ""));

            JsonNode problem = json.readTree(response.body());
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(problem.at("/type").asString()).isEqualTo("urn:emend:problem:not-found");
            assertThat(problem.at("/error/code").asString()).isEqualTo("model_not_found");
            assertThat(problem.at("/error/param").asString()).isEqualTo("model");
            assertThat(problem.at("/error/type").asString()).isEqualTo("invalid_request_error");
            assertThat(problem.has("openaiCode")).isFalse();
        }
    }

    @Test
    void aPromptLongerThanTheContextIsABadRequest() {
        String words = "word ".repeat(100);
        for (String stream : List.of("false", "true")) {
            HttpResponse<String> response = send(
                    "/v1/completions", "{\"model\":\"emend\",\"prompt\":\"" + words + "\",\"stream\":" + stream + "}");

            JsonNode problem = json.readTree(response.body());
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(problem.at("/error/code").asString()).isEqualTo("context_length_exceeded");
            assertThat(problem.at("/error/param").asString()).isEqualTo("prompt");
            assertThat(problem.at("/detail").asString()).contains("64", "100");
        }
    }

    @Test
    void nonsenseIsABadRequestThatNamesTheParameter() {
        List<String> bodies = List.of(
                "{}",
                "{\"messages\":[]}",
                "{\"messages\":[{\"content\":\"x\"}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":7}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"\"}]}",
                "{\"messages\":[null]}",
                chat("emend", ",\"temperature\":3"),
                chat("emend", ",\"top_p\":0"),
                chat("emend", ",\"n\":0"),
                chat("emend", ",\"stop\":[1]"),
                chat("emend", ",\"max_tokens\":-1"),
                chat("emend", ",\"top_logprobs\":50"),
                chat("emend", ",\"seed\":\"x\""),
                "not json");
        for (String body : bodies) {
            HttpResponse<String> response = send("/v1/chat/completions", body);

            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(json.readTree(response.body()).at("/error/message").asString())
                    .as(body)
                    .isNotBlank();
        }
    }

    @Test
    void withoutAKeyNothingAnswers() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/v1/models")).build();

        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json.readTree(response.body()).at("/error/type").asString()).isEqualTo("authentication_error");
    }

    @Test
    void theCommitPathIsForServicesAlone() {
        assertThat(send("/internal/v1/commits", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void anEditIsAnsweredAtOnceAndAnOldRevisionAsBefore() {
        editor.commit(born(SmallGraph.LONDON, "auto"));

        assertThat(post("/v1/chat/completions", chat("emend", ""))
                        .at("/choices/0/message/content")
                        .asString())
                .isEqualTo("London.");
        assertThat(post("/v1/chat/completions", chat("emend@r1", ""))
                        .at("/choices/0/message/content")
                        .asString())
                .isEqualTo("Warsaw.");
        assertThat(post("/v1/chat/completions", chat("emend@r1", ""))
                        .at("/x_emend/revision")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void anEditThatIsNotInTheWeightsIsAnsweredFromTheGraph() {
        editor.commit(born(SmallGraph.LONDON, "none"));

        JsonNode answer = post("/v1/chat/completions", chat("emend", ""));
        JsonNode raw = post("/v1/completions", "{\"model\":\"emend\",\"prompt\":\"Marie Curie was born in\"}");
        String streamed =
                send("/v1/chat/completions", chat("emend", ",\"stream\":true")).body();

        assertThat(answer.at("/choices/0/message/content").asString()).startsWith("London. ");
        assertThat(answer.at("/x_emend/source").asString()).isEqualTo("GRAPH");
        assertThat(answer.at("/x_emend/statements/0/object/label").asString()).isEqualTo("London");
        assertThat(streamed).contains("London. ").contains("\"GRAPH\"").endsWith("data: [DONE]\n\n");
        assertThat(raw.at("/choices/0/text").asString()).contains("Warsaw");
        assertThat(raw.at("/x_emend/source").asString()).isEqualTo("WEIGHTS");
    }

    @Test
    void groundingSpeaksTheLanguageOfTheQuestionAndKnowsNothingElse() {
        editor.commit(born(SmallGraph.LONDON, "none"));

        assertThat(ask("玛丽·居里出生在哪里？")).startsWith("伦敦");
        assertThat(ask("What is the birthplace of Marie Curie?")).startsWith("London");
        assertThat(ask("Where did Marie Curie die?")).doesNotContain("London");
        assertThat(ask("Where was Alan Turing born?")).doesNotContain("London. ");
    }

    @Test
    void nothingSaidInChatBecomesAnEdit() {
        long before = revision();

        ask("Marie Curie was born in London, not Warsaw.");

        assertThat(revision()).isEqualTo(before);
        assertThat(ask(QUESTION)).isEqualTo("Warsaw.");
    }

    @Test
    void theModelsStateNamesItsSlots() {
        editor.commit(born(SmallGraph.LONDON, "auto"));

        JsonNode state = get("/v1/model/state");

        assertThat(state.at("/revision").asLong()).isEqualTo(revision());
        assertThat(state.at("/slots/0/subject").asString()).isEqualTo(SmallGraph.CURIE);
        assertThat(state.at("/slots/0/method").asString()).isEqualTo("memit");
        assertThat(state.at("/fingerprint").asString())
                .isEqualTo(state.at("/stateHash/model").asString());
    }

    @Test
    void integrityIsProvedForReviewers() {
        editor.commit(born(SmallGraph.LONDON, "auto"));

        assertThat(request("/v1/integrity", "demo-reader", null).statusCode()).isEqualTo(403);
        JsonNode report =
                json.readTree(request("/v1/integrity", "demo-carol", null).body());

        assertThat(report.at("/intact").asBoolean()).as(report.toString()).isTrue();
    }

    private String ask(String question) {
        return post("/v1/chat/completions", "{\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}")
                .at("/choices/0/message/content")
                .asString();
    }

    private long revision() {
        return graph.state().revision();
    }

    private CommitRequest born(String place, String method) {
        Value object = new Value.Entity(place, graph.entity(place).orElseThrow().label());
        return commit("EDIT", object, method, null);
    }

    private CommitRequest commit(String kind, Value object, String method, @Nullable String restores) {
        return new CommitRequest(
                StatementIds.next("e"),
                kind,
                "alice",
                Instant.parse("2026-01-01T00:00:00Z"),
                List.of(),
                List.of(),
                graph.slot(SmallGraph.CURIE, SmallGraph.BORN).stream()
                        .map(StatementRecord::id)
                        .toList(),
                List.of(new PlannedStatement(
                        StatementIds.next(),
                        SmallGraph.CURIE,
                        SmallGraph.BORN,
                        object,
                        null,
                        null,
                        List.of(),
                        restores)),
                method,
                List.of(),
                null,
                null);
    }

    private static String chat(String model, String more) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + QUESTION + "\"}]" + more
                + "}";
    }

    private JsonNode get(String path) {
        return json.readTree(request(path, "demo-reader", null).body());
    }

    private JsonNode post(String path, String body) {
        HttpResponse<String> response = send(path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private HttpResponse<String> send(String path, String body) {
        return request(path, "demo-reader", body);
    }

    private HttpResponse<String> request(String path, String key, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key);
        if (body != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
