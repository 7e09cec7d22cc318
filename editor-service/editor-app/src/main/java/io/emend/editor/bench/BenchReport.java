package io.emend.editor.bench;

import io.emend.editor.bench.BenchRow.Measure;
import io.emend.editor.bench.BenchRow.Rollback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A finished measurement.
 *
 * @param model fingerprint of the base checkpoint
 * @param method what was asked for
 * @param settings hash over profile and hyper-parameters
 * @param rows one per number of live edits
 */
public record BenchReport(String model, String method, String settings, List<BenchRow> rows) {
    public BenchReport {
        rows = List.copyOf(rows);
    }

    /** A Markdown table: per cent and number of prompts. */
    public String table() {
        StringBuilder text = new StringBuilder("| live edits | ");
        text.append(Arrays.stream(Measure.values()).map(Measure::title).collect(Collectors.joining(" | ")));
        text.append(" | held by | s per edit (search, build, verify) |\n|")
                .append(" --- |".repeat(Measure.values().length + 3));
        for (BenchRow row : rows) {
            text.append("\n| ").append(row.live() == 1 ? "1 (of " + row.edits() + ")" : row.live());
            for (Measure measure : Measure.values()) {
                text.append(" | ").append(cell(row.score(measure)));
            }
            text.append(" | ")
                    .append(heldBy(row))
                    .append(" | ")
                    .append(seconds(row))
                    .append(" |");
        }
        text.append("\n");
        for (BenchRow row : rows) {
            Rollback rollback = row.rollback();
            if (rollback != null) {
                text.append(String.format(
                        Locale.ROOT,
                        "%nOne of %d taken back: the old answer returns in %s %%, the others' answers stay in %s %%;"
                                + " %.0f ms each, %.0f ms to build all.%n",
                        row.live(),
                        cell(rollback.returned()),
                        cell(rollback.stayed()),
                        rollback.rebuildMillis(),
                        rollback.coldMillis()));
            }
        }
        return text.toString();
    }

    private static String cell(Score score) {
        return score.asked() == 0 ? "–" : String.format(Locale.ROOT, "%.1f (%d)", score.percent(), score.asked());
    }

    private static String heldBy(BenchRow row) {
        return row.held().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String seconds(BenchRow row) {
        return String.format(Locale.ROOT, "%.2f", row.millisPerEdit() / 1000)
                + row.stageMillis().values().stream()
                        .map(millis -> String.format(Locale.ROOT, "%.2f", millis / 1000))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /**
     * Writes the figures as JSON; but for the times, equal runs write equal bytes.
     *
     * @throws IOException if the file cannot be written
     */
    public void writeJson(Path file) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("model", model);
        root.put("method", method);
        root.put("settings", settings);
        root.put("rows", rows.stream().map(BenchReport::asMap).toList());
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(file, json.writeValueAsString(root) + "\n");
    }

    private static Map<String, Object> asMap(BenchRow row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("live", row.live());
        map.put("edits", row.edits());
        map.put("held", row.held());
        for (Measure measure : Measure.values()) {
            Score score = row.score(measure);
            map.put(measure.name().toLowerCase(Locale.ROOT), score);
        }
        map.put("unusableLocality", row.unusable());
        map.put("millisPerEdit", Math.round(row.millisPerEdit()));
        row.stageMillis()
                .forEach((stage, millis) ->
                        map.put(stage.name().toLowerCase(Locale.ROOT) + "MillisPerEdit", Math.round(millis)));
        Rollback rollback = row.rollback();
        if (rollback != null) {
            map.put("rollback", rollback);
        }
        return map;
    }
}
