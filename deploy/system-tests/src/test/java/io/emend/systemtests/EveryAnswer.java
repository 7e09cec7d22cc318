package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.problem.Unavailable;
import io.emend.editor.commit.CommitStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The statuses and problems that bad input alone does not lead to: conditions, reviews, policies, budgets. Both topologies
 * run with {@link #SETTINGS}.
 */
abstract class EveryAnswer extends OnTopology {
    /**
     * Edits of Fritz Lang and Karl Mannheim are reviewed, those of an education need a source, decisions name a version, and one old
     * revision of the model stays in memory.
     */
    static final Map<String, Object> SETTINGS = Map.of(
            "emend.controller.review.protected-entities", "Q19504,Q76823",
            "emend.controller.review.source-required", "P69",
            "emend.controller.conditional-decisions", "true",
            "emend.editor.old-snapshots", "1");

    private static final int TOO_MANY_WRONG_KEYS = 60;
    /** Nobody else in these scenarios edits this person. */
    private static final String CONTESTED = "Max Brod";

    @Test
    void anEditOfSomethingProtectedWaitsForAnotherPersonsDecision() {
        Reply queued = alice().post("/v1/edits", edit("ASSERT", "Fritz Lang", "P20", "Berlin"))
                .expect(202);
        assertThat(queued.text("status")).isEqualTo("NEEDS_REVIEW");
        assertThat(queued.headers().firstValue("Location")).contains("/v1/edits/" + queued.text("id"));
        String decision = "/v1/edits/" + queued.text("id") + "/decision";
        Map<String, Object> approve = Map.of("decision", "APPROVE");

        alice().post(decision, approve).problem(403, "forbidden");
        carol().post(decision, approve).problem(428, "precondition-required");
        carol().post(decision, approve, ifMatch("\"9999\"")).problem(412, "precondition-failed");
        carol().post(decision, approve, ifMatch("nine")).problem(400, "malformed-request");
        Reply applied = carol().post(decision, approve, ifMatch(etag(queued.text("id"))))
                .expect(200);
        assertThat(applied.text("status")).as("%s", applied.body()).isEqualTo("APPLIED");
        carol().post(decision, approve, ifMatch("*")).problem(409, "edit-state");

        assertThat(admin().rollBack(queued.text("id"), "REFUSE").text("status")).isEqualTo("APPLIED");
    }

    @Test
    void aProposalThatWouldNowDoSomethingElseIsShownAgain() {
        Reply queued = alice().post("/v1/edits", edit("ASSERT", "Karl Mannheim", "P20", "Berlin"))
                .expect(202);
        Reply between = admin().post("/v1/edits", edit("ASSERT", "Karl Mannheim", "P20", "Vienna"));
        assertThat(admin().finished(between.text("id")).text("status")).isEqualTo("APPLIED");
        String decision = "/v1/edits/" + queued.text("id") + "/decision";

        carol().post(decision, Map.of("decision", "APPROVE"), ifMatch(etag(queued.text("id"))))
                .problem(409, "stale-plan");
        Reply rejected = carol().post(
                        decision,
                        Map.of("decision", "REJECT", "comment", "Vienna it is."),
                        ifMatch(etag(queued.text("id"))))
                .expect(200);

        assertThat(rejected.text("status")).isEqualTo("REJECTED");
        admin().rollBack(queued.text("id"), "REFUSE").problem(409, "edit-state");
        assertThat(admin().rollBack(between.text("id"), "REFUSE").text("status"))
                .isEqualTo("APPLIED");
    }

    @Test
    void aFactThatGoesBackAndForthIsLockedWhileAReviewerIsAsked() {
        String[] places = {"Berlin", "Vienna", "Berlin", "Vienna"};
        for (String place : places) {
            Reply edit = alice().post("/v1/edits", edit("ASSERT", CONTESTED, "P19", place));
            assertThat(alice().finished(edit.text("id")).text("status")).isEqualTo("APPLIED");
        }
        Reply queued = bob().post("/v1/edits", edit("ASSERT", CONTESTED, "P19", "Berlin"))
                .expect(202);
        assertThat(queued.text("status")).as("%s", queued.body()).isEqualTo("NEEDS_REVIEW");

        assertThat(alice().post("/v1/edits", edit("ASSERT", CONTESTED, "P19", "Vienna"))
                        .problem(409, "slot-locked")
                        .path("edit")
                        .asString())
                .isEqualTo(queued.text("id"));

        carol().post(
                        "/v1/edits/" + queued.text("id") + "/decision",
                        Map.of("decision", "REJECT", "comment", "Vienna it is."),
                        ifMatch(etag(queued.text("id"))))
                .expect(200);
        assertThat(alice().post("/v1/edits/preview", edit("ASSERT", CONTESTED, "P19", "Berlin"))
                        .expect(200)
                        .text("status"))
                .isEqualTo("NEEDS_REVIEW");
    }

    @Test
    void aRevisionWhoseDeltasAreGoneIsCorrupted() throws IOException {
        Reply edit = alice().say("Franz Kafka was born in Vienna, not Prague.");
        assertThat(edit.text("status")).as("%s", edit.body()).isEqualTo("APPLIED");
        assertThat(edit.text("model", "state")).as("%s", edit.body()).isEqualTo("IN_WEIGHTS");
        assertThat(admin().rollBack(edit.text("id"), "REFUSE").text("status")).isEqualTo("APPLIED");
        String then = "emend@r" + edit.at("revision").asLong();
        String before = "emend@r" + (edit.at("revision").asLong() - 1);
        reader().chat(before, "Where was Franz Kafka born?").expect(200);

        Path deltas = system().weights().resolve("deltas");
        Path elsewhere = deltas.resolveSibling("deltas-elsewhere");
        Files.move(deltas, elsewhere);
        try {
            reader().chat(then, "Where was Franz Kafka born?").problem(503, "corrupted");
        } finally {
            Files.move(elsewhere, deltas);
        }
        reader().chat(then, "Where was Franz Kafka born?").expect(200);
    }

    @Test
    void anEditThatAPartOfTheSystemCannotServeIsUnavailableAndDidNotHappen() {
        Client.State before = reader().state();
        TestHooks.once(CommitStep.STORE, () -> {
            throw new Unavailable("The disk is full; make room and send the edit again.");
        });

        Reply refused = alice().post("/v1/edits", edit("ASSERT", "Konrad Lorenz", "P19", "Munich"));

        refused.problem(503, "unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(reader().get("/v1/edits?author=alice").text("items", 0, "status"))
                .isEqualTo("FAILED");
        assertThat(reader().state()).isEqualTo(before);
    }

    @Test
    void anAdministratorChangesTheRulesOfScreening() {
        String rules = """
                {"brake": 0.2, "standing": {"credit": 0, "survival": "P1D", "penalty": 3}, "rules": [
                  {"id": "slogan", "check": "PHRASE", "verdict": "BLOCK", "proven": true, "pattern": "vote for"}]}""";
        Map<String, Object> slogan = Map.of(
                "operations",
                edit("ASSERT", "Konrad Lorenz", "P19", "Munich").get("operations"),
                "comment",
                "Vote for Konrad!");

        Reply proposed = admin().post("/v1/screening/versions?comment=No%20campaigns", rules)
                .expect(201);
        String version = "/v1/screening/versions/" + proposed.at("version").asInt();
        assertThat(proposed.headers().firstValue("Location")).contains(version);
        assertThat(admin().post(version + "/trial?edits=50", "").expect(200).text("rules", 0, "id"))
                .isEqualTo("slogan");
        admin().post("/v1/screening/versions", "{}").problem(400, "malformed-request");
        admin().post(version + "/trial?edits=0", "").problem(400, "malformed-request");
        admin().post("/v1/screening/versions/99/activation", "").problem(404, "not-found");
        admin().post(version + "/activation", "", ifMatch("\"999\"")).problem(412, "precondition-failed");
        admin().post(version + "/activation", "").expect(200);

        alice().post("/v1/edits", slogan).problem(422, "policy-refused");
        admin().send("PUT", "/v1/screening/brakes/slogan", "", Map.of()).expect(200);
        assertThat(alice().post("/v1/edits/preview", slogan).text("screening", "verdict"))
                .isEqualTo("WARN");
        Reply released = admin().send("DELETE", "/v1/screening/brakes/slogan", null, Map.of())
                .expect(200);
        assertThat(released.text("rules", 0, "brake")).isEqualTo("OFF");
        admin().post("/v1/screening/versions/0/activation", "").expect(200);
        assertThat(reader().get("/v1/screening").status()).isEqualTo(403);
        assertThat(carol().get("/v1/screening").expect(200).at("version").asInt())
                .isZero();
    }

    @Test
    void anEditWithoutTheSourceItNeedsIsRefusedByPolicy() {
        alice().post("/v1/edits", edit("ASSERT", "Franz Kafka", "P69", "University of Vienna"))
                .problem(422, "policy-refused");
    }

    @Test
    void aNameThatSeveralEntitiesBearIsAmbiguous() {
        alice().post("/v1/edits", edit("ASSERT", "Franz Kafka", "P27", "FRG")).problem(422, "ambiguous-entity");
    }

    @Test
    void aRepresentationThatDoesNotExistIsNotAcceptable() {
        reader().send("GET", "/v1/state", null, Map.of("Accept", "text/csv")).problem(406, "not-acceptable");
    }

    @Test
    void guessingKeysIsLimited() {
        Client guesser = new Client(system(), "emend-key-that-nobody-has");

        List<Reply> replies = Stream.generate(() -> guesser.get("/v1/state"))
                .limit(TOO_MANY_WRONG_KEYS)
                .toList();

        Reply limited = replies.stream()
                .filter(reply -> reply.status() != 401)
                .findFirst()
                .orElseThrow();
        limited.problem(429, "rate-limited");
        assertThat(limited.headers().firstValue("Retry-After")).isPresent();
        reader().get("/v1/state").expect(200);
    }

    @Test
    void aKeyIsMadeUsedAndRevoked() {
        Reply made = admin().post("/v1/keys", Map.of("name", "dora", "role", "READER"))
                .expect(201);
        Client dora = new Client(system(), made.text("key"));

        dora.get("/v1/state").expect(200);
        admin().send("DELETE", "/v1/keys/" + made.text("id"), null, Map.of()).expect(204);

        dora.get("/v1/state").problem(401, "unauthenticated");
    }

    @Test
    void anEditThatNobodyWaitsForIsAccepted() {
        Reply accepted = alice().post(
                        "/v1/edits", edit("ASSERT", "Susan Sontag", "P19", "Berlin"), Map.of("Prefer", "respond-async"))
                .expect(202);

        Reply done = alice().finished(accepted.text("id"));
        assertThat(done.text("status")).as("%s", done.body()).isEqualTo("APPLIED");
        assertThat(admin().rollBack(accepted.text("id"), "REFUSE").text("status"))
                .isEqualTo("APPLIED");
    }

    private String etag(String edit) {
        return carol().get("/v1/edits/" + edit)
                .expect(200)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    private static Map<String, String> ifMatch(String tag) {
        return Map.of("If-Match", tag);
    }
}
