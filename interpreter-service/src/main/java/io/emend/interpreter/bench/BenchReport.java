package io.emend.interpreter.bench;

import io.emend.contract.interpretation.Interpretation;
import io.emend.interpreter.llm.LlmEngine;
import io.emend.interpreter.parse.Extraction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** The benchmark's tables: one row a file, language, group and engine, and one for the time. */
final class BenchReport {
    private static final String ALL = "all";
    private static final String ALL_KNOWN = "all whose relations are known";

    private final Set<String> symmetric;
    private final Map<Group, Score> scores = new LinkedHashMap<>();
    private final boolean modelAsked;
    private int readByModel;
    private int putToModel;
    private @Nullable Latencies latencies;

    private record Group(BenchFile file, String language, String name, String engine) {}

    /** @param modelAsked whether a language model reads the texts too */
    BenchReport(Set<String> symmetric, boolean modelAsked) {
        this.symmetric = symmetric;
        this.modelAsked = modelAsked;
    }

    /**
     * Counts one text.
     *
     * @param known whether the lexicon has every relation the text speaks of
     * @return whether it was understood wholly
     */
    boolean add(BenchFile file, String engine, BenchCase row, Interpretation understood, boolean known) {
        if (engine.equals(LlmEngine.NAME)) {
            putToModel++;
            String how = understood.explanation();
            readByModel += how != null && how.contains(Extraction.READ_BY_MODEL) ? 1 : 0;
        }
        Score alone = new Score(symmetric);
        alone.add(row, understood);
        score(file, row.language(), ALL, engine).add(row, understood);
        if (file == BenchFile.UTTERANCES) {
            score(file, row.language(), row.group(), engine).add(row, understood);
        } else if (known) {
            score(file, row.language(), ALL_KNOWN, engine).add(row, understood);
        }
        return alone.exact() == 1 && alone.falseEdits() == 0;
    }

    void add(Latencies measured) {
        latencies = measured;
    }

    private Score score(BenchFile file, String language, String name, String engine) {
        return scores.computeIfAbsent(new Group(file, language, name, engine), group -> new Score(symmetric));
    }

    /** The tables, for people. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(
                "| file | language | rows | engine | texts | intent | exact | false edits | precision | recall | F1 |\n");
        text.append("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n");
        scores.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(Group::file)
                        .thenComparing(Group::language)
                        .thenComparing(Group::name)
                        .thenComparing(Group::engine)))
                .forEach(entry -> row(entry.getKey(), entry.getValue(), text));
        text.append(
                modelAsked
                        ? String.format(
                                Locale.ROOT,
                                "%nEngine llm: %d of %d texts read by the language model, the others by the embedded engine.%n",
                                readByModel,
                                putToModel)
                        : String.format("%nEngine llm: not run (--llm URL compares an OpenAI-compatible endpoint).%n"));
        if (latencies != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "%nOn the names of CodEx-M: p50 %.2f ms, p99 %.2f ms, slowest %.1f ms a text; %.0f texts a second at once.%n",
                    latencies.p50(),
                    latencies.p99(),
                    latencies.slowest(),
                    latencies.perSecond()));
        }
        return text.toString();
    }

    private static void row(Group group, Score score, StringBuilder text) {
        boolean exact = group.file().isExact();
        text.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %d | %s | %s | %s | %.3f | %.3f | %.3f |%n",
                group.file().fileName(),
                group.language(),
                group.name(),
                group.engine(),
                score.rows(),
                exact ? String.format(Locale.ROOT, "%.3f", score.intent()) : "",
                exact ? String.format(Locale.ROOT, "%.3f", score.exact()) : "",
                score.changesNothing() == 0 ? "" : score.falseEdits() + " of " + score.changesNothing(),
                score.precision(),
                score.recall(),
                score.f1()));
    }

    /** Writes the same for programs. */
    void writeJson(Path file) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("llm", modelAsked ? Map.of("texts", putToModel, "readByTheModel", readByModel) : "not run");
        report.put("scores", scores.entrySet().stream().map(BenchReport::json).toList());
        if (latencies != null) {
            report.put("latency", latencies);
        }
        Files.writeString(
                file, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report));
    }

    private static Map<String, Object> json(Map.Entry<Group, Score> entry) {
        Group group = entry.getKey();
        Score score = entry.getValue();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", group.file().fileName());
        row.put("language", group.language());
        row.put("rows", group.name());
        row.put("engine", group.engine());
        row.put("texts", score.rows());
        row.put("intent", score.intent());
        row.put("exact", score.exact());
        row.put("changesNothing", score.changesNothing());
        row.put("falseEdits", score.falseEdits());
        row.put("precision", score.precision());
        row.put("recall", score.recall());
        row.put("f1", score.f1());
        return row;
    }
}
