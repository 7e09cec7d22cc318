package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People working on the same knowledge: stale revisions, repeated rollbacks, other people's edits. */
abstract class Disagreement extends OnTopology {
    @Test
    void aSlotThatChangedSinceTheCallerLookedIsAConflict() {
        long seen = reader().state().revision();
        Reply first = alice().post("/v1/edits", edit("ASSERT", "Richard Wagner", "P19", "Vienna"));
        alice().finished(first.text("id"));

        Reply late = bob().post(
                        "/v1/edits",
                        Map.of(
                                "operations",
                                List.of(Map.of(
                                        "op",
                                        "ASSERT",
                                        "subject",
                                        "Richard Wagner",
                                        "relation",
                                        Map.of("id", "P19"),
                                        "object",
                                        "Berlin")),
                                "expectedRevision",
                                seen));

        JsonNode problem = late.problem(409, "revision-conflict");
        assertThat(problem.toString()).contains("Vienna");
        assertThat(admin().rollBack(first.text("id"), "REFUSE").text("status")).isEqualTo("APPLIED");
    }

    @Test
    void rollingBackTwiceIsAConflict() {
        Client.State beginning = reader().state();
        Reply edit = alice().post("/v1/edits", edit("ASSERT", "Henri Bergson", "P19", "Vienna"));
        alice().finished(edit.text("id"));
        admin().rollBack(edit.text("id"), "REFUSE");

        admin().rollBack(edit.text("id"), "REFUSE").problem(409, "already-rolled-back");

        assertThat(reader().state().memories()).isEqualTo(beginning.memories());
    }

    @Test
    void onlyTheAuthorOrAnAdminTakesAnEditBack() {
        Reply edit = alice().post("/v1/edits", edit("ASSERT", "Susan Sontag", "P19", "Vienna"));
        alice().finished(edit.text("id"));

        bob().rollBack(edit.text("id"), "REFUSE").problem(403, "forbidden");

        assertThat(alice().rollBack(edit.text("id"), "REFUSE").text("status")).isEqualTo("APPLIED");
    }

    @Test
    void aLaterEditOfTheSameSlotMakesTheEarlierOneDependUponIt() {
        Client.State beginning = reader().state();
        Reply first = alice().post("/v1/edits", edit("ASSERT", "Konrad Lorenz", "P19", "Berlin"));
        alice().finished(first.text("id"));
        Reply second = bob().post("/v1/edits", edit("ASSERT", "Konrad Lorenz", "P19", "Munich"));
        bob().finished(second.text("id"));

        admin().rollBack(first.text("id"), "REFUSE").problem(409, "dependent-edits");
        Reply cascade = admin().rollBack(first.text("id"), "CASCADE");

        assertThat(cascade.text("status")).as("%s", cascade.body()).isEqualTo("APPLIED");
        assertThat(reader().state().memories()).isEqualTo(beginning.memories());
    }
}
