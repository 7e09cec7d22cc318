package io.emend.controller.domain.screening;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Words by what they do in a sentence: name a group, express hostility, deny, quote. Read from lines: {@code [category]}
 * opens a section, entries are separated by semicolons, a trailing {@code *} stands for any ending. Immutable.
 */
final class WordCategories {
    private static final int SHORTEST_STEM = 3;

    private final Map<String, List<String>> exact = new HashMap<>();
    private final Map<String, List<String>> stems = new HashMap<>();
    private final int longestEntry;

    WordCategories(Stream<String> lines) {
        Map<String, Set<String>> whole = new HashMap<>();
        Map<String, Set<String>> beginnings = new HashMap<>();
        String[] category = {""};
        lines.map(String::strip)
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .forEach(line -> {
                    if (line.charAt(0) == '[') {
                        category[0] = line.substring(1, line.length() - 1);
                    } else {
                        separated(line).forEach(entry -> {
                            boolean stem = entry.endsWith("*");
                            (stem ? beginnings : whole)
                                    .computeIfAbsent(
                                            stem ? entry.substring(0, entry.length() - 1) : entry,
                                            key -> new LinkedHashSet<>())
                                    .add(category[0]);
                        });
                    }
                });
        whole.forEach((entry, categories) -> exact.put(entry, List.copyOf(categories)));
        beginnings.forEach((entry, categories) -> stems.put(entry, List.copyOf(categories)));
        this.longestEntry =
                whole.keySet().stream().mapToInt(String::length).max().orElse(1);
    }

    /** The categories of a word or phrase; empty when it is in none. */
    Optional<List<String>> of(String phrase) {
        return Optional.ofNullable(exact.get(phrase));
    }

    /** The categories of the longest beginning of a word that is listed as one. */
    Optional<List<String>> ofBeginning(String word) {
        for (int length = word.length(); length >= SHORTEST_STEM; length--) {
            List<String> categories = stems.get(word.substring(0, length));
            if (categories != null) {
                return Optional.of(categories);
            }
        }
        return Optional.empty();
    }

    /** Every whole word or phrase. */
    Set<String> entries() {
        return Collections.unmodifiableSet(exact.keySet());
    }

    /** Length of the longest entry, UTF-16 units. */
    int longestEntry() {
        return longestEntry;
    }

    private static List<String> separated(String line) {
        List<String> entries = new ArrayList<>();
        for (String entry : line.split(";")) {
            if (!entry.isBlank()) {
                entries.add(entry.strip().toLowerCase(Locale.ROOT));
            }
        }
        return entries;
    }
}
