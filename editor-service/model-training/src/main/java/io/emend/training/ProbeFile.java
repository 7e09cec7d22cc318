package io.emend.training;

import io.emend.training.RecallEvaluation.Score;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Probes from a file of JSON lines, each a fact: its subject's and object's ids {@code s} and {@code o}, the expected
 * {@code answer_en} and {@code answer_zh}, and lists of prompts {@code cloze_en}, {@code question_en},
 * {@code cloze_zh}, {@code question_zh}. An answer counts as in {@link RecallEvaluation}.
 */
final class ProbeFile {
    private static final List<String> KINDS = List.of("cloze_en", "question_en", "cloze_zh", "question_zh");

    private final List<Probe> probes;

    private record Probe(String kind, String prompt, List<String> answers) {}

    private ProbeFile(List<Probe> probes) {
        this.probes = List.copyOf(probes);
    }

    /**
     * Reads every {@code stride}-th line.
     *
     * @param aliases further names that count as an answer, by entity id
     * @throws TrainingException if the file cannot be read or a line is no JSON object
     */
    static ProbeFile read(Path file, Map<String, List<String>> aliases, int stride) {
        var json = JsonMapper.shared();
        List<Probe> probes = new ArrayList<>();
        try (Stream<String> lines = Files.lines(file)) {
            int number = 0;
            for (String line : (Iterable<String>) lines::iterator) {
                if (number++ % stride == 0 && !line.isBlank()) {
                    add(json.readTree(line), aliases, probes);
                }
            }
        } catch (IOException | UncheckedIOException | JacksonException e) {
            throw new TrainingException("The probes in " + file + " cannot be read.", e);
        }
        return new ProbeFile(probes);
    }

    private static void add(JsonNode fact, Map<String, List<String>> aliases, List<Probe> probes) {
        for (String kind : KINDS) {
            boolean english = kind.endsWith("_en");
            String answer = fact.path(english ? "answer_en" : "answer_zh").asString("");
            if (answer.isEmpty()) {
                continue;
            }
            List<String> answers = new ArrayList<>(List.of(answer));
            if (english) {
                answers.addAll(aliases.getOrDefault(fact.path("o").asString(""), List.of()));
            }
            boolean question = kind.startsWith("question");
            for (JsonNode prompt : fact.path(kind)) {
                String text = prompt.asString("");
                probes.add(new Probe(kind, question ? RecallEvaluation.asked(text) : text, answers));
            }
        }
    }

    /** Right answers by kind of prompt. */
    Map<String, Score> run(Function<List<String>, List<String>> generate) {
        List<String> texts = generate.apply(probes.stream().map(Probe::prompt).toList());
        Map<String, Score> scores = new LinkedHashMap<>();
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            boolean hit = RecallEvaluation.answers(texts.get(i), probe.answers());
            scores.merge(probe.kind(), new Score(0, 0).plus(hit), (old, one) -> old.plus(hit));
        }
        return scores;
    }
}
