package io.emend.interpreter.bench;

import io.emend.contract.interpretation.Intent;
import io.emend.interpreter.bench.BenchCase.End;
import io.emend.interpreter.bench.BenchCase.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The files of the benchmark: one JSON object a line. */
enum BenchFile {
    /** Commands, statements and questions with their intents, over CodEx-S. */
    UTTERANCES("utterances.jsonl", true),
    /** One counterfactual statement each, most of their names unknown to the graph. */
    MQUAKE("mquake_edits.jsonl", true),
    /** Encyclopaedic sentences, possibly with facts besides those given. */
    TEXT2KG("text2kg_wikidata.jsonl", false),
    /** The like, with several facts a sentence. */
    REDOCRED("redocred_sentences.jsonl", false);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String fileName;
    private final boolean exact;

    BenchFile(String fileName, boolean exact) {
        this.fileName = fileName;
        this.exact = exact;
    }

    String fileName() {
        return fileName;
    }

    /** Whether a row is right or wrong as a whole; else its facts are counted one by one. */
    boolean isExact() {
        return exact;
    }

    /**
     * Reads the file's rows.
     *
     * @throws IOException if the folder does not hold it, or a row is no JSON object
     */
    List<BenchCase> read(Path folder) throws IOException {
        List<BenchCase> cases = new ArrayList<>();
        try (Stream<String> lines = Files.lines(folder.resolve(fileName))) {
            for (String line : lines.filter(text -> !text.isBlank()).toList()) {
                cases.add(row(JSON.readTree(line)));
            }
        }
        return cases;
    }

    private BenchCase row(JsonNode row) {
        String named = row.path("intent").asString("");
        Intent intent = this == MQUAKE ? Intent.EDIT : intent(named);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < row.path("triples").size(); i++) {
            JsonNode triple = row.path("triples").get(i);
            JsonNode label = row.path("labels").path(i);
            facts.add(new Fact(end(triple, label, "s"), text(triple.path("p")), end(triple, label, "o")));
        }
        return new BenchCase(
                row.path("id").asString(""),
                row.path("lang").asString("en"),
                intent == null ? row.path("ontology").asString("sentence") : named.isEmpty() ? "edit" : named,
                intent,
                row.path("text").asString(""),
                facts);
    }

    private static @Nullable Intent intent(String named) {
        return switch (named) {
            case "" -> null;
            case "delete" -> Intent.RETRACT;
            default -> Intent.valueOf(named.toUpperCase(Locale.ROOT));
        };
    }

    private static @Nullable End end(JsonNode triple, JsonNode label, String role) {
        String value = text(triple.path(role));
        if (value == null) {
            return null;
        }
        String id = text(triple.path(role + "_id"));
        String name = text(label.path(role));
        return name == null ? new End(id, value) : new End(value, name);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() && !node.asString().isEmpty() ? node.asString() : null;
    }
}
