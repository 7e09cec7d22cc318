package io.emend.lm;

import java.util.List;
import java.util.Set;

/**
 * What to generate.
 * @param prompt tokens to continue, from {@link Tokenizer#encode} or a rendered chat
 * @param maxTokens most tokens to add; fewer are added if the context ends first
 * @param sampling how to choose
 * @param stopTexts generation ends before the first of these to appear; they are not part of the text
 * @param stopTokens ids that end the text, beside the model's own end tokens
 * @param ignoreEnd whether the model's own end tokens are treated like any other
 * @param alternatives how many likeliest tokens to report beside each chosen one; -1 for no log-probabilities at all
 */
@SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
public record GenerationRequest(
        int[] prompt,
        int maxTokens,
        Sampling sampling,
        List<String> stopTexts,
        Set<Integer> stopTokens,
        boolean ignoreEnd,
        int alternatives) {
    public GenerationRequest {
        prompt = prompt.clone();
        stopTexts = List.copyOf(stopTexts);
        stopTokens = Set.copyOf(stopTokens);
        if (prompt.length == 0) {
            throw new IllegalArgumentException("the prompt has no tokens; at least one is needed");
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be at least 1, was " + maxTokens);
        }
        if (stopTexts.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a stop text must not be empty");
        }
        if (alternatives < -1) {
            throw new IllegalArgumentException("alternatives must be at least -1, was " + alternatives);
        }
    }

    /** Greedy continuation of a prompt. */
    public static GenerationRequest greedy(int[] prompt, int maxTokens) {
        return new GenerationRequest(prompt, maxTokens, Sampling.greedy(), List.of(), Set.of(), false, -1);
    }

    /** The same with another way to choose. */
    public GenerationRequest with(Sampling other) {
        return new GenerationRequest(prompt, maxTokens, other, stopTexts, stopTokens, ignoreEnd, alternatives);
    }

    /** The same ending before one of these texts. */
    public GenerationRequest stoppingAt(List<String> texts) {
        return new GenerationRequest(prompt, maxTokens, sampling, texts, stopTokens, ignoreEnd, alternatives);
    }

    /** The same ending at these tokens, too. */
    public GenerationRequest stoppingAtTokens(Set<Integer> tokens) {
        return new GenerationRequest(prompt, maxTokens, sampling, stopTexts, tokens, ignoreEnd, alternatives);
    }

    /** The same running on past the model's end tokens. */
    public GenerationRequest ignoringEnd() {
        return new GenerationRequest(prompt, maxTokens, sampling, stopTexts, stopTokens, true, alternatives);
    }

    /** The same reporting log-probabilities and so many alternatives per token. */
    public GenerationRequest withLogProbabilities(int number) {
        return new GenerationRequest(prompt, maxTokens, sampling, stopTexts, stopTokens, ignoreEnd, number);
    }
}
