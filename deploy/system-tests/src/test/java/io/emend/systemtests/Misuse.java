package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bad input: each kind gets its problem and status, and nothing changes. */
abstract class Misuse extends OnTopology {
    private static final int MEGABYTE = 1_000_000;

    private Client.State beginning = new Client.State(0, "", "", "");

    @BeforeEach
    void rememberTheBeginning() {
        beginning = reader().state();
    }

    @AfterEach
    void nothingChanged() {
        assertThat(reader().state()).isEqualTo(beginning);
    }

    @Test
    void anUnknownRelationIsRefusedWithSuggestions() {
        Reply reply = alice().post("/v1/edits", editByLabel("Franz Kafka", "place of birht", "Vienna"));

        JsonNode problem = reply.problem(422, "unknown-relation");
        assertThat(problem.path("suggestions").toString()).contains("place of birth");
    }

    @Test
    void anUnknownEntityIsRefused() {
        alice().post("/v1/edits", edit("ASSERT", "Franz Kafkaesk", "P19", "Vienna"))
                .problem(422, "unknown-entity");
    }

    @Test
    void anUnknownEntityInAQuestionAboutFactsIsRefusedToo() {
        reader().get("/v1/facts?subject=Nobody%20Inparticular").problem(422, "unknown-entity");
    }

    @Test
    void emptyTextIsMalformed() {
        alice().post("/v1/utterances", Map.of("text", "")).problem(400, "malformed-request");
        alice().post("/v1/utterances", Map.of("text", "   ")).problem(400, "malformed-request");
        alice().post("/v1/interpretations", Map.of()).problem(400, "malformed-request");
    }

    @Test
    void aMegabyteOfTextIsTooLarge() {
        String text = "Kafka ".repeat(MEGABYTE / 6);

        alice().post("/v1/utterances", Map.of("text", text)).problem(413, "payload-too-large");
        alice().post("/v1/edits", Map.of("comment", text)).problem(413, "payload-too-large");
        alice().post("/v1/chat/completions", Map.of("model", "emend", "messages", text))
                .problem(413, "payload-too-large");
    }

    @Test
    void malformedJsonIsMalformed() {
        for (String path : List.of(
                "/v1/utterances",
                "/v1/interpretations",
                "/v1/edits",
                "/v1/edits/preview",
                "/v1/rollbacks",
                "/v1/chat/completions",
                "/v1/completions")) {
            alice().post(path, "{\"text\": ").problem(400, "malformed-request");
            alice().post(path, "[]").problem(400, "malformed-request");
        }
    }

    @Test
    void anEditWithoutOperationsOrWithHalfOfOneIsMalformed() {
        alice().post("/v1/edits", Map.of("operations", List.of())).problem(400, "malformed-request");
        alice().post("/v1/edits", Map.of("operations", List.of(Map.of("op", "ASSERT"))))
                .problem(400, "malformed-request");
        alice().post("/v1/edits", Map.of("operations", List.of(Map.of("op", "DESTROY"))))
                .problem(400, "malformed-request");
    }

    @Test
    void noKeyAndAWrongKeyAreTurnedAway() {
        nobody().get("/v1/state").problem(401, "unauthenticated");
        nobody().post("/v1/utterances", Map.of("text", "x")).problem(401, "unauthenticated");
        new Client(system(), "demo-mallory").get("/v1/models").problem(401, "unauthenticated");
    }

    @Test
    void aReaderMayNotEditNorRollBackNotEvenInWords() {
        reader().post("/v1/edits", edit("ASSERT", "Franz Kafka", "P19", "Vienna"))
                .problem(403, "forbidden");
        reader().post("/v1/rollbacks", Map.of("revision", 1)).problem(403, "forbidden");
        reader().post("/v1/utterances", Map.of("text", "Franz Kafka was born in Vienna."))
                .problem(403, "forbidden");
    }

    @Test
    void nobodyReachesTheInternalPathsWithAPersonsKey() {
        admin().post("/internal/v1/commits", Map.of()).problem(403, "forbidden");
        admin().post("/internal/v1/answers", Map.of()).problem(403, "forbidden");
    }

    @Test
    void nothingIsConsolidatedWhereTheMemoryHoldsNothing() {
        Client.State before = reader().state();

        JsonNode problem = admin().post("/v1/consolidations", Map.of()).problem(422, "policy-refused");

        assertThat(problem.path("detail").asString()).contains("nothing to consolidate");
        assertThat(reader().state()).isEqualTo(before);
    }

    @Test
    void anUnknownEditIsNotFound() {
        reader().get("/v1/edits/e-none").problem(404, "not-found");
        admin().post("/v1/rollbacks", Map.of("edit", "e-none")).problem(404, "not-found");
        admin().post("/v1/edits/e-none/decision", Map.of("decision", "APPROVE")).problem(404, "not-found");
        reader().get("/v1/revisions/999999").problem(404, "not-found");
        reader().get("/v1/entities/Q0").problem(404, "not-found");
        reader().get("/v1/nowhere").problem(404, "not-found");
    }

    @Test
    void theModelsPathsSpeakOpenAiAboutErrors() {
        JsonNode problem = reader().chat("gpt-17", "Hello").problem(404, "not-found");
        assertThat(problem.at("/error/message").asString()).isNotBlank();
        assertThat(problem.at("/error/type").asString()).isEqualTo("invalid_request_error");

        reader().chat("emend@r999999", "Hello").problem(404, "not-found");
        reader().post("/v1/chat/completions", Map.of("model", "emend", "messages", List.of()))
                .problem(400, "malformed-request");
    }

    @Test
    void nonsenseNeverBecomesAnEdit() {
        Reply reply = alice().post("/v1/utterances", Map.of("text", "flurb the wozzle"))
                .expect(200);

        assertThat(reply.text("interpretation", "intent")).isIn("CLARIFY", "CHAT");
        assertThat(reply.at("outcome").has("edit")).isFalse();
    }

    @Test
    void whatWasRetractedCannotBeRetracted() {
        alice().post("/v1/edits", edit("RETRACT", "Franz Kafka", "P19", "Vienna"))
                .problem(422, "nothing-to-retract");
    }

    @Test
    void aPersonCannotBeBornInALanguage() {
        alice().post("/v1/edits", edit("ASSERT", "Franz Kafka", "P19", "French"))
                .problem(422, "schema-violation");
    }

    @Test
    void wrongMethodAndMediaTypeAreNamed() {
        admin().send("DELETE", "/v1/state", null, Map.of()).problem(405, "method-not-allowed");
        alice().post("/v1/edits", "a,b", Map.of("Content-Type", "text/csv")).problem(415, "unsupported-media-type");
        reader().get("/v1/revisions/two").problem(400, "malformed-request");
        reader().get("/v1/facts?subject=Q905&limit=many").problem(400, "malformed-request");
        reader().get("/v1/facts?subject=Q905&limit=-1").problem(400, "malformed-request");
        reader().get("/v1/facts").problem(400, "malformed-request");
    }

    private static Map<String, Object> editByLabel(String subject, String relation, String object) {
        return Map.of(
                "operations",
                List.of(Map.of("op", "ASSERT", "subject", subject, "relation", relation, "object", object)));
    }
}
