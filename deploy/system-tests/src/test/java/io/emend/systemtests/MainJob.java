package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One sentence changes both memories, and both change back. Every scenario leaves the system as it found it. */
abstract class MainJob extends OnTopology {
    private static final String QUESTION = "Where was Franz Kafka born?";
    private static final String EDIT = "Franz Kafka was born in Vienna, not Prague.";

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
            assertThat(restored.status()).as("%s", restored.body()).isLessThan(300);
            assertThat(admin().finished(restored.text("id")).text("status")).isEqualTo("APPLIED");
            assertThat(reader().state().memories()).isEqualTo(beginning.memories());
        }
    }

    @Test
    void anEditInWordsChangesTheModelsOwnAnswers() {
        assertThat(reader().chatText(QUESTION)).contains("Prague");

        Reply edit = alice().say(EDIT);

        assertThat(edit.text("status")).as("%s", edit.body()).isEqualTo("APPLIED");
        assertThat(edit.text("author")).isEqualTo("alice");
        assertThat(edit.text("model", "state")).as("%s", edit.body()).isEqualTo("IN_WEIGHTS");
        Reply answer = reader().chat(QUESTION).expect(200);
        assertThat(answer.text("choices", 0, "message", "content")).contains("Vienna");
        assertThat(answer.text("x_emend", "source")).isEqualTo("WEIGHTS");
        assertThat(reader().complete("The birthplace of Franz Kafka is")).contains("Vienna");
        assertThat(reader().complete("Jean-Paul Sartre was born in")).contains("Paris");
    }

    @Test
    void theHashesOfBothMemoriesReturnWithTheRollbackAndTheLedgerGoesOn() {
        Reply edit = alice().say(EDIT);
        Client.State edited = reader().state();

        Reply rollback = admin().rollBack(edit.text("id"), "REFUSE");

        Client.State end = reader().state();
        assertThat(rollback.text("status")).as("%s", rollback.body()).isEqualTo("APPLIED");
        assertThat(edited.model()).isNotEqualTo(beginning.model());
        assertThat(edited.graph()).isNotEqualTo(beginning.graph());
        assertThat(end.memories()).isEqualTo(beginning.memories());
        assertThat(end.revision()).isEqualTo(beginning.revision() + 2);
        assertThat(end.ledger()).isNotEqualTo(beginning.ledger()).isNotEqualTo(edited.ledger());
        assertThat(reader().chatText(QUESTION)).contains("Prague");
        assertThat(reader().get("/v1/edits/" + edit.text("id")).text("status")).isEqualTo("ROLLED_BACK");
    }

    @Test
    void anEarlierRevisionStillAnswersAsItDid() {
        alice().say(EDIT);

        Reply before = reader().chat("emend@r" + beginning.revision(), QUESTION).expect(200);
        Reply now = reader().chat(QUESTION).expect(200);

        assertThat(before.text("choices", 0, "message", "content")).contains("Prague");
        assertThat(before.at("x_emend", "revision").asLong()).isEqualTo(beginning.revision());
        assertThat(now.text("choices", 0, "message", "content")).contains("Vienna");
        assertThat(now.text("system_fingerprint")).isEqualTo(reader().state().model());
    }

    @Test
    void aPreviewShowsPlanAndConflictAndChangesNothing() {
        Reply preview = alice().post("/v1/utterances", Map.of("text", EDIT, "dryRun", true))
                .expect(200);

        assertThat(preview.text("interpretation", "intent")).isEqualTo("EDIT");
        JsonNode plan = preview.at("outcome", "edit");
        assertThat(plan.at("/conflicts/0/kind").asString()).isEqualTo("COVERAGE");
        assertThat(plan.at("/conflicts/0/explanation").asString())
                .contains("Prague")
                .contains("Vienna");
        assertThat(plan.at("/plan/retract/0/object/label").asString()).isEqualTo("Prague");
        assertThat(plan.at("/plan/assert/0/object/label").asString()).isEqualTo("Vienna");
        assertThat(reader().state()).isEqualTo(beginning);
    }

    @Test
    void theGraphHasTheNewFactAndRemembersTheOldOne() {
        alice().say(EDIT);

        Reply now = reader().get("/v1/facts?subject=Franz%20Kafka&relation=P19").expect(200);
        Reply then = reader().get("/v1/facts?subject=Franz%20Kafka&relation=P19&asOf=" + beginning.revision())
                .expect(200);

        assertThat(now.at("items")).hasSize(1);
        assertThat(now.text("items", 0, "object", "label")).isEqualTo("Vienna");
        assertThat(now.text("items", 0, "author")).isEqualTo("alice");
        assertThat(then.text("items", 0, "object", "label")).isEqualTo("Prague");
    }

    @Test
    void aSymmetricRelationIsChangedInBothDirections() {
        Reply edit = alice().say("Will Smith is married to Cher, not to Jada Pinkett Smith.");

        assertThat(edit.text("status")).as("%s", edit.body()).isEqualTo("APPLIED");
        assertThat(kinds(edit)).contains("REVERSE");
        assertThat(objects("Cher", "P26")).contains("Will Smith");
        assertThat(objects("Will Smith", "P26")).containsExactly("Cher");
        assertThat(objects("Jada Pinkett Smith", "P26")).doesNotContain("Will Smith");
    }

    @Test
    void chineseIsUnderstoodToo() {
        Reply edit = alice().say("弗兰兹·卡夫卡出生于维也纳，而不是布拉格。");
        if (edit.text("status").isEmpty()) {
            edit = alice().say(chineseEdit());
        }

        assertThat(edit.text("status")).as("%s", edit.body()).isEqualTo("APPLIED");
        assertThat(objects("Franz Kafka", "P19")).containsExactly("Vienna");
    }

    @Test
    void aQuestionIsAnsweredAndNeverEdits() {
        Reply reply = reader().say(QUESTION).expect(200);

        assertThat(reply.text("interpretation", "intent")).isEqualTo("QUERY");
        assertThat(reply.text("outcome", "answer", "text")).contains("Prague");
        assertThat(reader().state()).isEqualTo(beginning);
    }

    @Test
    void theAuthorTakesBackTheirOwnEditInWords() {
        alice().say(EDIT);

        Reply undone = alice().say("Undo that.");

        assertThat(undone.text("status")).as("%s", undone.body()).isEqualTo("APPLIED");
        assertThat(reader().state().memories()).isEqualTo(beginning.memories());
    }

    @Test
    void theSameIdempotencyKeyMakesOneEdit() {
        Map<String, String> once = Map.of("Idempotency-Key", "once-" + beginning.revision());
        Map<String, Object> body = edit("ASSERT", "Franz Kafka", "P19", "Vienna");
        Reply first = alice().post("/v1/edits", body, once);
        alice().finished(first.text("id"));

        Reply second = alice().post("/v1/edits", body, once);
        Reply other = alice().post("/v1/edits", edit("ASSERT", "Franz Kafka", "P19", "Berlin"), once);

        assertThat(second.text("id")).isEqualTo(first.text("id"));
        other.problem(422, "idempotency-mismatch");
        assertThat(reader().state().revision()).isEqualTo(beginning.revision() + 1);
    }

    private String chineseEdit() {
        JsonNode kafka = reader().get("/v1/entities/Q905").expect(200).body();
        JsonNode vienna = reader().get("/v1/entities/Q1741").expect(200).body();
        return kafka.at("/labels/zh").asString() + "出生于"
                + vienna.at("/labels/zh").asString() + "。";
    }

    private List<String> kinds(Reply edit) {
        return edit.at("conflicts")
                .valueStream()
                .map(conflict -> conflict.path("kind").asString())
                .toList();
    }

    private List<String> objects(String subject, String relation) {
        Reply facts = reader().get("/v1/facts?subject=" + subject.replace(" ", "%20") + "&relation=" + relation)
                .expect(200);
        return facts.at("items")
                .valueStream()
                .map(fact -> fact.at("/object/label").asString())
                .toList();
    }
}
