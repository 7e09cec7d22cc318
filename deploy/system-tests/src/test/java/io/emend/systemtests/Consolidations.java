package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** More facts than the weights of a layer hold at once, moved there from the memory as far as they can be. */
abstract class Consolidations extends OnTopology {
    private static final List<List<String>> FACTS = List.of(
            List.of("Q213", "P35", "Q9682"),
            List.of("Q42574", "P140", "Q1841"),
            List.of("Q4617", "P136", "Q9759"),
            List.of("Q216913", "P264", "Q202585"),
            List.of("Q5928", "P264", "Q585643"),
            List.of("Q188648", "P19", "Q65"),
            List.of("Q7199", "P119", "Q272208"),
            List.of("Q295919", "P1412", "Q150"),
            List.of("Q190770", "P69", "Q168756"),
            List.of("Q686", "P30", "Q48"),
            List.of("Q42156", "P108", "Q1065"),
            List.of("Q4042", "P1303", "Q46185"));

    @Test
    void movesWhatTheMemoryHoldsAndTakesItBack() {
        Reply batch = admin().finished(admin().post("/v1/edits", Map.of("operations", operations()))
                .text("id"));
        assertThat(batch.text("status")).as("%s", batch.body()).isEqualTo("APPLIED");
        Client.State inMemory = reader().state();

        Reply moved = admin().finished(admin().post("/v1/consolidations", Map.of("comment", "a test"))
                .text("id"));

        assertThat(moved.text("status")).as("%s", moved.body()).isEqualTo("APPLIED");
        assertThat(moved.text("kind")).isEqualTo("CONSOLIDATION");
        assertThat(moved.text("model", "method")).isEqualTo("consolidated");
        assertThat(reader().state().memories()).isNotEqualTo(inMemory.memories());
        assertThat(admin().rollBack(moved.text("id"), "REFUSE").text("status")).isEqualTo("APPLIED");
        assertThat(reader().state().memories()).isEqualTo(inMemory.memories());
        assertThat(admin().rollBack(batch.text("id"), "REFUSE").text("status")).isEqualTo("APPLIED");
    }

    private static List<Map<String, Object>> operations() {
        return FACTS.stream()
                .<Map<String, Object>>map(fact -> Map.of(
                        "op",
                        "ASSERT",
                        "subject",
                        Map.of("id", fact.getFirst()),
                        "relation",
                        Map.of("id", fact.get(1)),
                        "object",
                        Map.of("id", fact.getLast())))
                .toList();
    }
}
