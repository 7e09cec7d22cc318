package io.emend.interpreter.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Further wordings of relations, and wordings that state none. The resource has a relation id, a tab and a wording with
 * {@code {s}} and {@code {o}} a line; the id {@code -} marks the unrelated. Others have a relation id, a tab and
 * words; with {@code +} after the id, words that say nothing alone.
 */
public final class Paraphrases {
    private static final String UNRELATED = "-";
    private static final String COMPANIONS = "+";

    private final Map<String, List<String>> byRelation;
    private final Map<String, List<String>> triggers;

    private Paraphrases(Map<String, List<String>> byRelation, Map<String, List<String>> triggers) {
        this.byRelation = byRelation;
        this.triggers = triggers;
    }

    public static Paraphrases none() {
        return new Paraphrases(Map.of(), Map.of());
    }

    /** Reads the bundled English and Chinese wordings and words. */
    public static Paraphrases bundled() {
        Map<String, List<String>> triggers = new HashMap<>();
        read(List.of("triggers.en.tsv", "triggers.zh.tsv"))
                .forEach((relation, lines) -> triggers.put(
                        relation,
                        lines.stream()
                                .flatMap(line -> Stream.of(line.split(" ")))
                                .distinct()
                                .toList()));
        return new Paraphrases(read(List.of("paraphrases.en.tsv", "paraphrases.zh.tsv")), triggers);
    }

    /** The second column by the first of each line. */
    private static Map<String, List<String>> read(List<String> resources) {
        Map<String, List<String>> wordings = new HashMap<>();
        for (String resource : resources) {
            String path = "/io/emend/interpreter/" + resource;
            try (InputStream stream = Paraphrases.class.getResourceAsStream(path)) {
                String text = new String(Objects.requireNonNull(stream, path).readAllBytes(), StandardCharsets.UTF_8);
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(line -> {
                            String[] parts = line.split("\t", 2);
                            if (parts.length != 2) {
                                throw new IllegalStateException(
                                        "Expected a relation, a tab and a wording in " + path + ", found: " + line);
                            }
                            wordings.computeIfAbsent(parts[0], id -> new ArrayList<>())
                                    .add(parts[1].strip());
                        });
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return wordings;
    }

    /** Further wordings of a relation. */
    public List<String> of(String relation) {
        return List.copyOf(byRelation.getOrDefault(relation, List.of()));
    }

    /** Words that speak for a relation in whatever construction they stand. */
    public List<String> triggersOf(String relation) {
        return List.copyOf(triggers.getOrDefault(relation, List.of()));
    }

    /** Words that may stand in a statement of a relation and by themselves do not speak for it. */
    public List<String> companionsOf(String relation) {
        return List.copyOf(triggers.getOrDefault(relation + COMPANIONS, List.of()));
    }

    /** All of it as one text, in a fixed order. */
    String text() {
        return new TreeMap<>(byRelation) + "\n" + new TreeMap<>(triggers);
    }

    /** Wordings that state none of the relations. */
    public List<String> unrelated() {
        return of(UNRELATED);
    }
}
