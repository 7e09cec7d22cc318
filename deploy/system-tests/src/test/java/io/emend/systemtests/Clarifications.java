package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Unclear text leads to a question, and an answer to that question to an edit. Every scenario leaves the system as it found it. */
abstract class Clarifications extends OnTopology {
    private Client.State beginning = new Client.State(0, "", "", "");

    @BeforeEach
    void rememberTheBeginning() {
        beginning = reader().state();
    }

    @AfterEach
    void takeEverythingBack() {
        if (!reader().state().memories().equals(beginning.memories())) {
            Reply restored = admin().post(
                            "/v1/rollbacks",
                            Map.of("revision", beginning.revision(), "mode", "CASCADE", "reason", "end of a test"));
            assertThat(admin().finished(restored.text("id")).text("status")).isEqualTo("APPLIED");
            assertThat(reader().state().memories()).isEqualTo(beginning.memories());
        }
    }

    @Test
    void anOptionOfTheQuestionAnswersItAndTheEditIsApplied() {
        String text = "F. Chopin was born in Vienna.";
        JsonNode question = asked(text, Map.of());

        JsonNode option = option(question, "Frédéric Chopin");
        Reply edit = answered(
                text, Map.of(option.path("slot").asString(), option.path("id").asString()));

        assertThat(question.path("question").asString()).contains("Chopin");
        assertThat(edit.text("status")).as("%s", edit.body()).isEqualTo("APPLIED");
        assertThat(edit.text("author")).isEqualTo("alice");
        assertThat(objects("Frédéric Chopin", "P19")).containsExactly("Vienna");
    }

    @Test
    void aMissingValueIsAskedForAndTheAnswerCompletesTheEdit() {
        String text = "Change the birthplace of Franz Kafka.";
        JsonNode question = asked(text, Map.of());

        Reply edit = answered(text, Map.of("object", "Vienna"));

        assertThat(question.path("question").asString()).contains("Franz Kafka");
        assertThat(edit.text("status")).as("%s", edit.body()).isEqualTo("APPLIED");
        assertThat(objects("Franz Kafka", "P19")).containsExactly("Vienna");
    }

    @Test
    void whatWasSaidWithReserveIsRecordedOnlyWhenConfirmed() {
        String text = "Maybe Franz Kafka was born in Vienna.";
        JsonNode question = asked(text, Map.of());
        asked(text, Map.of("confirm", "no"));
        assertThat(reader().state()).isEqualTo(beginning);

        Reply edit = answered(text, Map.of("confirm", "yes"));

        assertThat(question.path("options")).hasSize(2);
        assertThat(edit.text("status")).as("%s", edit.body()).isEqualTo("APPLIED");
        assertThat(objects("Franz Kafka", "P19")).containsExactly("Vienna");
    }

    @Test
    void aChineseQuestionIsAnsweredInTheSameWay() {
        String text = "把弗朗茨·卡夫卡的出生地改一下";
        JsonNode question = asked(text, Map.of());

        Reply edit = answered(text, Map.of("object", "维也纳"));

        assertThat(question.path("question").asString()).contains("弗朗茨·卡夫卡");
        assertThat(edit.text("status")).as("%s", edit.body()).isEqualTo("APPLIED");
        assertThat(objects("Franz Kafka", "P19")).containsExactly("Vienna");
    }

    @Test
    void anAnswerGivesNobodyMoreRights() {
        reader().post(
                        "/v1/utterances",
                        Map.of("text", "Change the birthplace of Franz Kafka.", "answers", Map.of("object", "Vienna")))
                .problem(403, "forbidden");

        assertThat(reader().state()).isEqualTo(beginning);
    }

    /** The question that a text leads to; nothing has changed by then. */
    private JsonNode asked(String text, Map<String, String> answers) {
        Reply reply = alice().post("/v1/utterances", Map.of("text", text, "answers", answers))
                .expect(200);
        JsonNode question = reply.at("outcome", "question");
        assertThat(question.isObject()).as("%s", reply.body()).isTrue();
        assertThat(reply.at("outcome", "edit").isMissingNode()).isTrue();
        assertThat(reader().state()).isEqualTo(beginning);
        return question;
    }

    private Reply answered(String text, Map<String, String> answers) {
        Reply reply = alice().post(
                        "/v1/utterances", Map.of("text", text, "answers", answers), Map.of("Prefer", "respond-async"));
        assertThat(reply.status()).as("%s", reply.body()).isLessThan(300);
        String edit = reply.text("outcome", "edit", "id");
        assertThat(edit).as("%s", reply.body()).isNotEmpty();
        return alice().finished(edit);
    }

    private static JsonNode option(JsonNode question, String label) {
        return question.path("options")
                .valueStream()
                .filter(option -> option.path("label").asString().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No option " + label + " in " + question));
    }

    private List<String> objects(String subject, String relation) {
        Reply facts = reader().get("/v1/facts?subject="
                        + java.net.URLEncoder.encode(subject, java.nio.charset.StandardCharsets.UTF_8)
                                .replace("+", "%20")
                        + "&relation=" + relation)
                .expect(200);
        return facts.at("items")
                .valueStream()
                .map(fact -> fact.at("/object/label").asString())
                .toList();
    }
}
