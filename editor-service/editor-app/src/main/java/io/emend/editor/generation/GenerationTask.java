package io.emend.editor.generation;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One continuation to generate.
 *
 * @param maxTokens upper bound of new tokens, at least 0
 * @param temperature 0 is greedy
 * @param topP nucleus, in (0, 1]
 * @param seed same seed, same text on the same snapshot
 * @param stop texts that end the continuation; they are not part of it
 * @param alternatives how many likeliest tokens to report beside each chosen one, 0 to 20; empty for no probabilities
 */
public record GenerationTask(
        Prompt prompt,
        int maxTokens,
        double temperature,
        double topP,
        long seed,
        List<String> stop,
        OptionalInt alternatives) {
    /** The most alternatives that can be asked for. */
    public static final int MAX_ALTERNATIVES = 20;

    public GenerationTask {
        Objects.requireNonNull(prompt, "prompt");
        stop = List.copyOf(stop);
        if (maxTokens < 0) {
            throw new IllegalArgumentException("maxTokens is at least 0; found " + maxTokens + ".");
        }
        if (!(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("temperature lies in 0 to 2; found " + temperature + ".");
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("top_p lies above 0 and at most at 1; found " + topP + ".");
        }
        if (alternatives.isPresent() && (alternatives.getAsInt() < 0 || alternatives.getAsInt() > MAX_ALTERNATIVES)) {
            throw new IllegalArgumentException("Between 0 and " + MAX_ALTERNATIVES
                    + " alternatives can be reported; asked for " + alternatives.getAsInt() + ".");
        }
        if (stop.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("A stop text is not empty.");
        }
    }

    /** A greedy continuation. */
    public static GenerationTask greedy(String prompt, int maxTokens, List<String> stop) {
        return new GenerationTask(new Prompt.Text(prompt), maxTokens, 0, 1, 0, stop, OptionalInt.empty());
    }
}
