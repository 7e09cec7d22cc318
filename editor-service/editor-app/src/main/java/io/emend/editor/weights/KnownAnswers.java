package io.emend.editor.weights;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What models answered lately: the same prompts are put to the same model again for every method tried. There is room for
 * the probes of a thousand slots, before and after. Thread-safe.
 */
final class KnownAnswers {
    private static final int MOST = 100_000;

    private record Asked(String fingerprint, String prompt) {}

    private final Map<Asked, String> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, String> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Takes an answer that is known from elsewhere.
     *
     * @param fingerprint of the model that gave it
     */
    synchronized void learn(String fingerprint, String prompt, String answer) {
        known.putIfAbsent(new Asked(fingerprint, prompt), answer);
    }

    /**
     * One answer per prompt, in order.
     *
     * @param fingerprint of the model
     * @param ask puts prompts to it
     */
    synchronized List<String> answers(
            String fingerprint, List<String> prompts, Function<List<String>, List<String>> ask) {
        List<String> unknown = prompts.stream()
                .distinct()
                .filter(prompt -> !known.containsKey(new Asked(fingerprint, prompt)))
                .toList();
        Map<String, String> fresh = new LinkedHashMap<>();
        if (!unknown.isEmpty()) {
            Iterator<String> given = ask.apply(unknown).iterator();
            unknown.forEach(prompt -> fresh.put(prompt, given.next()));
        }
        List<String> answers = new ArrayList<>();
        for (String prompt : prompts) {
            String answer = known.get(new Asked(fingerprint, prompt));
            answers.add(answer == null ? fresh.getOrDefault(prompt, "") : answer);
        }
        fresh.forEach((prompt, answer) -> known.put(new Asked(fingerprint, prompt), answer));
        return answers;
    }
}
