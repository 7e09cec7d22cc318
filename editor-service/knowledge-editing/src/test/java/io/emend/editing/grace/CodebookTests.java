package io.emend.editing.grace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.emend.editing.SlotRow;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodebookTests {
    private static final double EPSILON = 0.1;
    private static final double ROUNDING = 1e-6;

    @Test
    void aKeyFarFromAllOthersBecomesAnEntryWithTheInitialRadius() {
        List<CodebookEntry> entries = Codebook.replayed(List.of(row("Rome", 10, 0), row("Oslo", 0, 10)), EPSILON);

        assertThat(entries).extracting(CodebookEntry::label).containsExactly("Rome", "Oslo");
        assertThat(entries).allSatisfy(entry -> assertThat(entry.radius()).isCloseTo(1, within(ROUNDING)));
    }

    @Test
    void aNearKeyWithTheSameAnswerWidensTheEntry() {
        List<CodebookEntry> entries = Codebook.replayed(List.of(row("Rome", 10, 0), row("Rome", 10, 1.5f)), EPSILON);

        assertThat(entries)
                .singleElement()
                .satisfies(entry -> assertThat(entry.radius()).isCloseTo(1.5, within(ROUNDING)));
    }

    @Test
    void aNearKeyWithAnotherAnswerSplitsTheDistance() {
        List<CodebookEntry> entries = Codebook.replayed(List.of(row("Rome", 10, 0), row("Oslo", 10, 1.2f)), EPSILON);

        assertThat(entries).hasSize(2);
        assertThat(entries).allSatisfy(entry -> assertThat(entry.radius()).isCloseTo(0.6, within(ROUNDING)));
    }

    @Test
    void replayingWithoutARowUndoesWhatItDidToOthers() {
        SlotRow first = row("Rome", 10, 0);
        SlotRow splitter = row("Oslo", 10, 1.2f);

        List<CodebookEntry> without = Codebook.replayed(List.of(first), EPSILON);
        List<CodebookEntry> with = Codebook.replayed(List.of(first, splitter), EPSILON);

        assertThat(with.getFirst().radius()).isLessThan(without.getFirst().radius());
        assertThat(Codebook.replayed(List.of(first), EPSILON).getFirst().radius())
                .isEqualTo(without.getFirst().radius());
    }

    private static SlotRow row(String answer, float... key) {
        return new SlotRow(0, answer, key, new float[0], new float[] {1, 2, 3});
    }
}
