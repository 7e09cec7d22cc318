package io.emend.editor.openai;

import io.emend.contract.problem.Malformed;
import io.emend.editor.generation.GenerationTask;
import io.emend.editor.generation.Prompt;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How the answers of one request are drawn. Without a temperature the answer is greedy: knowledge should not depend on luck.
 *
 * @param n number of answers
 * @param seed seed of the first answer; the following ones count up
 */
record Sampling(int n, @Nullable Integer maxTokens, double temperature, double topP, long seed, List<String> stop) {
    private static final int MOST_ANSWERS = 8;
    private static final int MOST_STOPS = 4;

    static Sampling of(ChatRequest request) {
        Integer limit = request.maxCompletionTokens() != null ? request.maxCompletionTokens() : request.maxTokens();
        return checked(request.n(), limit, request.temperature(), request.topP(), request.seed(), request.stop());
    }

    static Sampling of(CompletionRequest request) {
        Integer limit = request.maxTokens() != null ? request.maxTokens() : 16;
        return checked(request.n(), limit, request.temperature(), request.topP(), request.seed(), request.stop());
    }

    private static Sampling checked(
            @Nullable Integer n,
            @Nullable Integer maxTokens,
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Long seed,
            @Nullable Object stop) {
        require(n == null || n >= 1 && n <= MOST_ANSWERS, "n", "n lies in 1 to " + MOST_ANSWERS);
        require(maxTokens == null || maxTokens >= 0, "max_tokens", "max_tokens is at least 0");
        require(
                temperature == null || temperature >= 0 && temperature <= 2,
                "temperature",
                "temperature lies in 0 to 2");
        require(topP == null || topP > 0 && topP <= 1, "top_p", "top_p lies above 0 and at most at 1");
        return new Sampling(
                n == null ? 1 : n,
                maxTokens,
                temperature == null ? 0 : temperature,
                topP == null ? 1 : topP,
                seed == null ? ThreadLocalRandom.current().nextLong() : seed,
                stops(stop));
    }

    /** The task of answer i, its budget cut to what the context leaves. */
    GenerationTask task(Prompt prompt, int i, int room, OptionalInt alternatives) {
        int budget = maxTokens == null ? room : Math.min(maxTokens, room);
        return new GenerationTask(prompt, budget, temperature, topP, seed + i, stop, alternatives);
    }

    private static List<String> stops(@Nullable Object stop) {
        List<?> given = switch (stop) {
            case null -> List.of();
            case String one -> List.of(one);
            case List<?> several -> several;
            default -> throw malformed("stop", "stop is a string or a list of strings");
        };
        require(given.size() <= MOST_STOPS, "stop", "stop has at most " + MOST_STOPS + " texts");
        return given.stream()
                .map(text -> {
                    require(text instanceof String s && !s.isEmpty(), "stop", "every stop text is a string, not empty");
                    return (String) text;
                })
                .toList();
    }

    static void require(boolean holds, String parameter, String expectation) {
        if (!holds) {
            throw malformed(parameter, expectation);
        }
    }

    static Malformed malformed(String parameter, String expectation) {
        return new Malformed(
                "Expected: " + expectation + ". Change it and send the request again.", Map.of("param", parameter));
    }
}
