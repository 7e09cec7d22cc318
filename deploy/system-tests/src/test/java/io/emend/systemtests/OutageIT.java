package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.editor.commit.CommitStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A part of three services goes away and comes back: clear answers meanwhile, no half edits, and nobody restarts the rest. */
class OutageIT extends OnTopology {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Map<String, Object> EDIT = edit("ASSERT", "Franz Kafka", "P19", "Vienna");
    private static ThreeServices services;

    @BeforeAll
    static void start() {
        services = new ThreeServices(SmallGraph::loadInto);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @Override
    Topology system() {
        return services;
    }

    /** Every scenario ends with a whole system that applies edits; what it applied is taken back. */
    @AfterEach
    void everythingWorksAgain() {
        services.database().mend();
        services.editorWire().mend();
        await(() -> reader().get("/v1/state").status() == 200);
        Reply edit = applied(submitted(edit("ASSERT", "Susan Sontag", "P19", "Berlin")));
        assertThat(admin().rollBack(edit.text("id"), "REFUSE").text("status")).isEqualTo("APPLIED");
        assertThat(admin().get("/v1/integrity").expect(200).at("intact").asBoolean())
                .isTrue();
        assertThat(reader().get("/v1/edits?status=APPLYING").at("items")).isEmpty();
    }

    @Test
    void withoutTheEditorEditsAreUnavailableAndReadsAreNot() {
        Client.State before = reader().state();
        services.stopEditor();

        Reply refused = submitted(EDIT);

        refused.problem(503, "unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(reader().get("/v1/edits?author=alice").text("items", 0, "status"))
                .isEqualTo("FAILED");
        assertThat(reader().state()).isEqualTo(before);
        alice().post("/v1/edits/preview", EDIT).expect(200);
        alice().post("/v1/utterances", Map.of("text", "Franz Kafka was born in Vienna, not Paris."))
                .problem(503, "unavailable");
        nobody().get("/actuator/health/readiness").expect(200);
        nobody().get("/actuator/health/editing").expect(503);

        services.startEditorAgain();
        nobody().get("/actuator/health/editing").expect(200);
    }

    @Test
    void oneTraceGoesThroughAllThreeServices() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        Map<String, String> parent = Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");

        Reply reply =
                alice().post("/v1/utterances", Map.of("text", "Franz Kafka was born in Vienna, not Paris."), parent);

        applied(reply.text("outcome", "edit", "id"));
        await(() -> SpanRecorder.HERE
                .services(trace)
                .equals(List.of("emend-controller", "emend-editor", "emend-interpreter")));
        assertThat(admin().rollBack(reply.text("outcome", "edit", "id"), "REFUSE")
                        .text("status"))
                .isEqualTo("APPLIED");
    }

    @Test
    void anEditWhoseAnswerIsLostAfterTheCommitIsApplied() {
        TestHooks.once(CommitStep.ANSWER, services.editorWire()::cut);

        Reply edit = submitted(EDIT);

        services.editorWire().mend();
        Reply done = applied(edit);
        assertThat(done.at("revision").asLong()).isEqualTo(reader().state().revision());
        assertThat(admin().rollBack(edit.text("id"), "REFUSE").text("status")).isEqualTo("APPLIED");
    }

    @Test
    void anEditWhoseConnectionBreaksBeforeTheCommitIsSettledByTheLedger() {
        TestHooks.once(CommitStep.STORE, services.editorWire()::cut);

        Reply edit = submitted(EDIT);
        services.editorWire().mend();

        Reply done = applied(edit);
        assertThat(reader().get("/v1/revisions/" + done.at("revision").asLong()).text("edit"))
                .isEqualTo(edit.text("id"));
        assertThat(admin().rollBack(edit.text("id"), "REFUSE").text("status")).isEqualTo("APPLIED");
    }

    @Test
    void withoutTheDatabaseEverythingButTheModelIsUnavailable() {
        Client.State before = reader().state();
        services.database().cut();

        submitted(EDIT).problem(503, "unavailable");
        reader().get("/v1/facts?subject=Q905").problem(503, "unavailable");
        reader().get("/v1/state").problem(503, "unavailable");
        nobody().get("/actuator/health/readiness").expect(503);
        nobody().get("/actuator/health/liveness").expect(200);
        assertThat(reader().complete("The birthplace of Franz Kafka is")).isNotBlank();

        services.database().mend();
        await(() -> reader().get("/v1/state").status() == 200);
        assertThat(reader().state()).isEqualTo(before);
    }

    @Test
    void anEditThatLosesTheDatabaseBeforeItsCommitDidNotHappen() {
        Client.State before = reader().state();
        TestHooks.once(CommitStep.COMMIT, services.database()::cut);

        submitted(EDIT).problem(503, "unavailable");
        services.database().mend();

        await(() -> reader().get("/v1/state").status() == 200);
        await(() -> reader().get("/v1/edits?author=alice")
                .text("items", 0, "status")
                .equals("FAILED"));
        assertThat(reader().state()).isEqualTo(before);
    }

    /** Waits for the outcome, however slow the machine. */
    private Reply submitted(Map<String, Object> body) {
        return alice().post("/v1/edits", body, Map.of("Prefer", "wait=170"));
    }

    private Reply applied(Reply submitted) {
        assertThat(submitted.status()).as("%s", submitted.body()).isIn(201, 202);
        return applied(submitted.text("id"));
    }

    private Reply applied(String edit) {
        Reply done = reader().finished(edit);
        assertThat(done.text("status")).as("%s", done.body()).isEqualTo("APPLIED");
        return done;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
