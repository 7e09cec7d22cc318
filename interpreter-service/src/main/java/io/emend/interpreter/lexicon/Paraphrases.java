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

/**
 * Further wordings of relations, and wordings that state none. The resource has a relation id, a tab and a wording with
 * {@code {s}} and {@code {o}} a line; the id {@code -} marks the unrelated.
 */
public final class Paraphrases {
    private static final String UNRELATED = "-";

    private final Map<String, List<String>> byRelation;

    private Paraphrases(Map<String, List<String>> byRelation) {
        this.byRelation = byRelation;
    }

    public static Paraphrases none() {
        return new Paraphrases(Map.of());
    }

    /** Reads the bundled English and Chinese wordings. */
    public static Paraphrases bundled() {
        return read(List.of("paraphrases.en.tsv", "paraphrases.zh.tsv"));
    }

    static Paraphrases read(List<String> resources) {
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
        return new Paraphrases(wordings);
    }

    /** Further wordings of a relation. */
    public List<String> of(String relation) {
        return List.copyOf(byRelation.getOrDefault(relation, List.of()));
    }

    /** Wordings that state none of the relations. */
    public List<String> unrelated() {
        return of(UNRELATED);
    }
}
