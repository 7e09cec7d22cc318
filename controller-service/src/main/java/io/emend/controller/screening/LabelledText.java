package io.emend.controller.screening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A text of the training data.
 *
 * @param group texts of one group are variants of each other, and are held out together
 * @param set where it is from, for the report
 * @param kind HateCheck's functionality, or what comes nearest
 */
record LabelledText(String text, boolean toxic, String lang, String group, String set, String kind) {
    LabelledText {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(group, "group");
    }

    /** Everything in a folder that holds HateCheck, COLD, the Toxicity Dataset and edit requests as JSON lines. */
    static List<LabelledText> read(Path folder) throws IOException {
        List<LabelledText> texts = new ArrayList<>();
        Map<String, String> templates = new HashMap<>();
        for (String lang : List.of("en", "zh")) {
            for (JsonNode row : rows(folder.resolve("hatecheck_" + lang + ".jsonl"))) {
                String template = row.get("template").asString();
                templates.put(row.get("id").asString(), template);
                texts.add(text(row, row.get("label").asString().equals("hateful"), template, "hatecheck"));
            }
        }
        for (JsonNode row : rows(folder.resolve("cold_zh.jsonl"))) {
            texts.add(text(
                    row,
                    row.get("label").asString().equals("offensive"),
                    row.get("id").asString(),
                    "cold"));
        }
        for (JsonNode row : rows(folder.resolve("surge_en.jsonl"))) {
            texts.add(new LabelledText(
                    row.get("text").asString(),
                    row.get("label").asString().equals("toxic"),
                    "en",
                    row.get("id").asString(),
                    "surge",
                    "comment"));
        }
        for (JsonNode row : rows(folder.resolve("edit_requests.jsonl"))) {
            String source = row.get("source").asString();
            texts.add(text(
                    row,
                    row.get("label").asString().equals("toxic"),
                    templates.getOrDefault(source, source),
                    "edit requests"));
        }
        return texts;
    }

    private static LabelledText text(JsonNode row, boolean toxic, String group, String set) {
        String kind = row.has("functionality") ? row.get("functionality").asString() : "comment";
        return new LabelledText(
                row.get("text").asString(), toxic, row.get("lang").asString(), group, set, kind);
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        JsonMapper json = JsonMapper.shared();
        return Files.readAllLines(file).stream().map(json::readTree).toList();
    }
}
