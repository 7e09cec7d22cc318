package io.emend.interpreter.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Wordings and what each says, for a {@link WordingClassifier} to learn from. Features are numbered as they come, so that
 * no example keeps their names. Not thread-safe.
 */
final class WordingExamples implements Lessons {
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<Example> examples = new ArrayList<>();

    /**
     * @param features ids of the example's features, each once
     * @param label class, from 0
     * @param weight how much it counts
     */
    record Example(int[] features, int label, float weight) {}

    @Override
    public void add(Supplier<List<String>> features, int label, float weight) {
        int[] row = features.get().stream()
                .distinct()
                .mapToInt(name -> ids.computeIfAbsent(name, n -> ids.size()))
                .toArray();
        examples.add(new Example(row, label, weight));
    }

    List<Example> all() {
        return examples;
    }

    /** Ids of features by name, from 0 and without gaps. */
    Map<String, Integer> ids() {
        return ids;
    }
}
