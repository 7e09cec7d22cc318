package io.emend.interpreter.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the words of a vocabulary at one typing error from a given word: a letter missing, added, replaced, or two
 * neighbours swapped, or letters in another order between the first and the last. Candidates come from a table of deletions (the idea of W. Garbe's SymSpell) and are then checked by
 * optimal string alignment distance.
 */
public final class NearWords {
    /** Shorter words have too many neighbours. */
    public static final int SHORTEST = 4;

    private final Map<String, List<String>> byDeletion = new HashMap<>();
    private final Map<String, List<String>> byLetters = new HashMap<>();
    private final Set<String> words = new HashSet<>();

    public NearWords(Collection<String> vocabulary) {
        for (String word : vocabulary) {
            if (word.length() >= SHORTEST && words.add(word)) {
                put(word, word);
                byLetters.computeIfAbsent(sorted(word), k -> new ArrayList<>(1)).add(word);
                for (int i = 0; i < word.length(); i++) {
                    put(word.substring(0, i) + word.substring(i + 1), word);
                }
            }
        }
    }

    private static String sorted(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private void put(String key, String word) {
        byDeletion.computeIfAbsent(key, k -> new ArrayList<>(1)).add(word);
    }

    /** Whether the vocabulary holds the word itself. */
    public boolean holds(String word) {
        return words.contains(word);
    }

    /** Words at distance one, in vocabulary order; empty for short words. */
    public List<String> near(String word) {
        if (word.length() < SHORTEST || word.length() > 40) {
            return List.of();
        }
        Set<String> found = new java.util.LinkedHashSet<>();
        collect(word, word, found);
        for (int i = 0; i < word.length(); i++) {
            collect(word.substring(0, i) + word.substring(i + 1), word, found);
        }
        for (String candidate : byLetters.getOrDefault(sorted(word), List.of())) {
            if (candidate.charAt(0) == word.charAt(0)
                    && candidate.charAt(word.length() - 1) == word.charAt(word.length() - 1)) {
                found.add(candidate);
            }
        }
        found.remove(word);
        return List.copyOf(found);
    }

    private void collect(String key, String word, Set<String> found) {
        for (String candidate : byDeletion.getOrDefault(key, List.of())) {
            if (isOneError(word, candidate)) {
                found.add(candidate);
            }
        }
    }

    private static boolean isOneError(String a, String b) {
        int start = 0;
        int max = Math.min(a.length(), b.length());
        while (start < max && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int endA = a.length();
        int endB = b.length();
        while (endA > start && endB > start && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        int restA = endA - start;
        int restB = endB - start;
        boolean swapped = restA == 2
                && restB == 2
                && a.charAt(start) == b.charAt(start + 1)
                && a.charAt(start + 1) == b.charAt(start);
        return restA <= 1 && restB <= 1 || swapped;
    }
}
