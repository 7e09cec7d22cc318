package io.emend.editor.bench;

import io.emend.editor.bench.TimedWeights.Stage;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The table's row for one number of live edits, all shares by free generation.
 *
 * @param live edits live at once
 * @param edits edits made in all; with one live at a time, each starts from the clean model
 * @param held how many edits each method holds, and how many the graph alone ({@code none})
 * @param scores by measure
 * @param unusable locality prompts left out because the clean model answers them wrong or another live edit changes them
 * @param millisPerEdit time to plan, build and verify, ms
 * @param stageMillis of it, by stage, ms an edit
 * @param rollback what taking single edits back did; null where one edit is live at a time
 */
public record BenchRow(
        int live,
        int edits,
        SortedMap<String, Integer> held,
        Map<Measure, Score> scores,
        int unusable,
        double millisPerEdit,
        Map<Stage, Double> stageMillis,
        @Nullable Rollback rollback) {

    /**
     * Some of the live edits, each taken back alone.
     *
     * @param returned prompts that give the clean model's answer again
     * @param stayed prompts of other live edits that were right before and still are
     * @param rebuildMillis mean time to build the model of the remaining edits, ms
     * @param coldMillis time to build the model of all live edits, ms
     */
    public record Rollback(Score returned, Score stayed, double rebuildMillis, double coldMillis) {}

    /** What is measured. */
    public enum Measure {
        /** The case's prompt gives the new object. */
        EFFICACY("efficacy"),
        /** A statement or question the edit never saw gives the new object. */
        HELD_OUT("held-out wordings"),
        /** Any paraphrase of the case, whether or not the edit saw it. */
        PARAPHRASE("all paraphrases"),
        /** Any question of the case, whether or not the edit saw it. */
        QUESTION("all questions"),
        /** Another fact about the same subject keeps its answer. */
        SAME_SUBJECT("same subject's other facts"),
        /** A fact about another subject keeps its answer. */
        OTHER_SUBJECT("other subjects");

        private final String title;

        Measure(String title) {
            this.title = title;
        }

        /** Heading of its column. */
        public String title() {
            return title;
        }
    }

    Score score(Measure measure) {
        return scores.getOrDefault(measure, Score.NONE);
    }
}
