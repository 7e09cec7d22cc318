package io.emend.controller.domain.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftGraphTests {
    private static final Slot SLOT = new Slot("Q1", "P131");

    private final List<String> asked = new ArrayList<>();
    private final DraftGraph draft = new DraftGraph(new Asked());

    /** A graph of nothing that notes what it is asked. */
    private final class Asked implements LiveGraph {
        @Override
        public List<StatementRecord> slot(Slot slot) {
            asked.add("slot");
            return List.of();
        }

        @Override
        public State state(Slot slot, String object) {
            asked.add(object);
            return new State(3, List.of());
        }

        @Override
        public List<StatementRecord> pointingAt(String relation, String object) {
            return List.of();
        }

        @Override
        public List<StatementRecord> about(String subject) {
            return List.of();
        }

        @Override
        public Optional<StatementRecord> statement(String id) {
            return Optional.empty();
        }

        @Override
        public long lastChange(Slot slot) {
            return 4;
        }
    }

    @Test
    void aFactIsReadOnceAndASlotWholeWhenMoreOfItsFactsAreAskedFor() {
        for (String object : List.of("Q2", "Q2", "Q3", "Q4", "Q5", "Q4", "Q2")) {
            draft.stating(SLOT, object);
        }

        assertThat(asked).containsExactly("Q2", "Q3", "slot");
    }

    @Test
    void theRevisionOfTheFirstReadCounts() {
        for (String object : List.of("Q2", "Q3", "Q4")) {
            draft.stating(SLOT, object);
        }

        assertThat(draft.reads()).containsEntry(SLOT, 3L);
    }
}
