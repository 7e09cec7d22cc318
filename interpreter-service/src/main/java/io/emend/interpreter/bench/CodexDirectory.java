package io.emend.interpreter.bench;

import io.emend.interpreter.entity.EntityDirectory;
import io.emend.interpreter.entity.KnownEntity;
import io.emend.schema.KnowledgeSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Entities of a CodEx graph read from its files: labels in two languages, aliases, types and facts. */
public final class CodexDirectory implements EntityDirectory {
    private final List<KnownEntity> entities;

    private CodexDirectory(List<KnownEntity> entities) {
        this.entities = List.copyOf(entities);
    }

    /**
     * Reads a graph.
     *
     * @param kg folder with {@code aliases.en.tsv} and the graph's own folder
     * @param name of the graph: {@code codex-s} or {@code codex-m}
     * @param schema tells the classes behind types
     */
    public static CodexDirectory read(Path kg, String name, KnowledgeSchema schema) throws IOException {
        Path folder = kg.resolve(name);
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        Map<String, String> descriptions = new HashMap<>();
        Map<String, Set<String>> types = new HashMap<>();
        boolean typed = name.equals("codex-s");
        for (String[] row : rows(folder.resolve("labels.en.tsv"))) {
            labels.computeIfAbsent(row[0], id -> new HashMap<>()).put("en", row[1]);
            if (row.length > 2 && !row[2].isBlank()) {
                descriptions.put(row[0], row[2]);
            }
            if (typed && row.length > 3) {
                types.computeIfAbsent(row[0], id -> new TreeSet<>()).add(row[3]);
            }
        }
        for (String[] row : rows(folder.resolve("labels.zh.tsv"))) {
            labels.computeIfAbsent(row[0], id -> new HashMap<>()).put("zh", row[1]);
        }
        for (String[] row : rows(kg.resolve("entity_types.tsv.gz"))) {
            types.computeIfAbsent(row[0], id -> new TreeSet<>()).add(row[1]);
        }
        Map<String, List<String>> aliases = new HashMap<>();
        for (String[] row : rows(kg.resolve("aliases.en.tsv"))) {
            aliases.computeIfAbsent(row[0], id -> new ArrayList<>()).add(row[1]);
        }
        Map<String, Map<String, Integer>> asSubject = new HashMap<>();
        Map<String, Map<String, Integer>> asObject = new HashMap<>();
        Path triples = folder.resolve(typed ? "triples.tsv" : "triples.tsv.gz");
        for (String[] row : rows(triples)) {
            asSubject.computeIfAbsent(row[0], id -> new HashMap<>()).merge(row[1], 1, Integer::sum);
            asObject.computeIfAbsent(row[2], id -> new HashMap<>()).merge(row[1], 1, Integer::sum);
        }
        List<KnownEntity> entities = new ArrayList<>();
        labels.forEach((id, names) -> entities.add(new KnownEntity(
                id,
                names,
                aliases.getOrDefault(id, List.of()),
                descriptions.get(id),
                types.getOrDefault(id, Set.of()),
                kinds(schema, types.getOrDefault(id, Set.of())),
                asSubject.getOrDefault(id, Map.of()),
                asObject.getOrDefault(id, Map.of()))));
        return new CodexDirectory(entities);
    }

    private static Set<String> kinds(KnowledgeSchema schema, Set<String> types) {
        Set<String> kinds = new TreeSet<>();
        schema.classesOf(types).forEach(type -> schema.superclasses(type).forEach(id -> kinds.add(id.value())));
        return kinds;
    }

    static List<String[]> rows(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        boolean zipped = file.toString().endsWith(".gz");
        try (BufferedReader reader = zipped
                ? new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))
                : Files.newBufferedReader(file)) {
            reader.readLine();
            String line = reader.readLine();
            while (line != null) {
                rows.add(line.split("\t", -1));
                line = reader.readLine();
            }
        }
        return rows;
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public List<KnownEntity> entities() {
        return entities;
    }
}
