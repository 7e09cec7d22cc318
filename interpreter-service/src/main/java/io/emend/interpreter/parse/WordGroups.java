package io.emend.interpreter.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Folded English words in named groups, read from a resource of lines such as {@code doubt: maybe perhaps}. */
final class WordGroups {
    private static final String FOLDER = "/io/emend/interpreter/";

    private final Map<String, Set<String>> words;

    private WordGroups(Map<String, Set<String>> words) {
        this.words = words;
    }

    /** Reads a bundled resource. */
    static WordGroups bundled(String name) {
        try (InputStream stream = WordGroups.class.getResourceAsStream(FOLDER + name)) {
            Map<String, Set<String>> words = new HashMap<>();
            new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> words.put(
                            line.substring(0, line.indexOf(':')),
                            Set.copyOf(List.of(line.substring(line.indexOf(':') + 1)
                                    .strip()
                                    .split("\\s+")))));
            return new WordGroups(Map.copyOf(words));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Set<String> names() {
        return words.keySet();
    }

    /** The words of a group, none if there is no such group. */
    Set<String> of(String group) {
        return words.getOrDefault(group, Set.of());
    }

    boolean has(String group, String word) {
        return of(group).contains(word);
    }
}
