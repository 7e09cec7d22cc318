package io.emend.interpreter.lexicon;

import java.util.List;
import java.util.function.Supplier;

/** Takes the examples that a lexicon gives. */
interface Lessons {
    /** For what has learned already. */
    Lessons NOT_NEEDED = (features, label, weight) -> {};

    /**
     * @param features names of the example's features, each counted once; only asked for where something learns from them
     * @param label class, from 0
     * @param weight how much it counts
     */
    void add(Supplier<List<String>> features, int label, float weight);
}
