package io.emend.controller.domain.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * English words by kind. A word that nobody knows is also tried as a listed one with a letter left out, two letters
 * swapped, or several words written as one, which is how writers slip past a word list. Thread-safe.
 */
final class EnglishWords {
    private static final Pattern TOKEN = Pattern.compile("[a-z]+(?:'[a-z]+)?|[\"“”]|[.!?]");
    private static final Pattern LETTERS = Pattern.compile("[a-z]+");
    private static final String QUOTES = "\"“”";
    private static final String ENDS = ".!?";
    private static final int LONGEST_PHRASE = 5;
    private static final int SHORTEST_MISSPELT = 5;
    private static final int SHORTEST_RUN_ON = 5;
    private static final int MOST_PARTS = 5;
    private static final Set<String> DISGUISED =
            Set.of("group", "slur", "hostile", "attribute", "dehuman", "violence", "deny");
    private static final Set<String> SMALL = Set.of(
            "a", "i", "an", "the", "all", "are", "is", "am", "you", "your", "my", "we", "us", "they", "them", "their",
            "these", "those", "to", "of", "in", "be", "me", "this", "that", "will", "every", "any", "and", "with");

    private final WordCategories categories;
    private final Map<String, String> misspelt = new HashMap<>();

    /**
     * @param categories the word lists
     * @param ordinary lines of ordinary words, none of which is a misspelling
     */
    EnglishWords(WordCategories categories, Stream<String> ordinary) {
        this.categories = categories;
        Set<String> known = new HashSet<>();
        ordinary.forEach(line -> {
            Matcher words = LETTERS.matcher(line.toLowerCase(Locale.ROOT));
            while (words.find()) {
                known.add(words.group());
            }
        });
        for (String entry : categories.entries()) {
            boolean disguised = categories.of(entry).orElse(List.of()).stream().anyMatch(DISGUISED::contains);
            if (disguised && entry.length() >= SHORTEST_MISSPELT) {
                misspellings(entry).stream()
                        .filter(word -> !known.contains(word))
                        .forEach(word -> misspelt.putIfAbsent(word, entry));
            }
        }
    }

    List<TaggedWord> of(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        List<TaggedWord> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); ) {
            int length = phraseAt(tokens, i);
            if (length > 0) {
                String phrase = String.join(" ", tokens.subList(i, i + length));
                words.add(listed(categories.of(phrase).isPresent() ? phrase : misspelt.getOrDefault(phrase, phrase)));
                i += length;
            } else {
                words.addAll(single(tokens.get(i++)));
            }
        }
        return words;
    }

    private int phraseAt(List<String> tokens, int start) {
        for (int length = Math.min(LONGEST_PHRASE, tokens.size() - start); length >= 1; length--) {
            String phrase = String.join(" ", tokens.subList(start, start + length));
            if (categories.of(phrase).isPresent() || (length > 1 && misspelt.containsKey(phrase))) {
                return length;
            }
        }
        return 0;
    }

    private TaggedWord listed(String entry) {
        return new TaggedWord(entry, categories.of(entry).orElse(List.of()));
    }

    private List<TaggedWord> single(String token) {
        if (QUOTES.contains(token)) {
            return List.of(new TaggedWord(token, List.of("quote")));
        }
        if (ENDS.contains(token)) {
            return List.of(new TaggedWord(token, List.of("end")));
        }
        if (token.endsWith("n't")) {
            return List.of(new TaggedWord(token, List.of("negation")));
        }
        Optional<List<String>> stem = categories.ofBeginning(token);
        if (stem.isPresent()) {
            return List.of(new TaggedWord(token, stem.get()));
        }
        String meant = misspelt.get(token);
        if (meant != null) {
            return List.of(listed(meant));
        }
        List<TaggedWord> parts = new ArrayList<>();
        return token.length() >= SHORTEST_RUN_ON && runOn(token, 0, parts)
                ? parts
                : List.of(new TaggedWord(token, List.of()));
    }

    /** Several words written as one, each of them listed or small, one of them telling. */
    private boolean runOn(String token, int from, List<TaggedWord> parts) {
        if (from == token.length()) {
            return parts.stream().flatMap(part -> part.kinds().stream()).anyMatch(DISGUISED::contains);
        }
        if (parts.size() == MOST_PARTS) {
            return false;
        }
        for (int to = token.length(); to > from; to--) {
            String part = token.substring(from, to);
            boolean small = SMALL.contains(part);
            if (small || (part.length() > 2 && categories.of(part).isPresent())) {
                parts.add(small ? new TaggedWord(part, List.of()) : listed(part));
                if (runOn(token, to, parts)) {
                    return true;
                }
                parts.removeLast();
            }
        }
        return false;
    }

    /** With one inner letter of a word left out, or two neighbours inside swapped. */
    private static Set<String> misspellings(String entry) {
        Set<String> variants = new HashSet<>();
        for (int i = 1; i < entry.length() - 1; i++) {
            if (isInner(entry, i)) {
                variants.add(entry.substring(0, i) + entry.substring(i + 1));
                if (isInner(entry, i + 1)) {
                    variants.add(
                            entry.substring(0, i) + entry.charAt(i + 1) + entry.charAt(i) + entry.substring(i + 2));
                }
            }
        }
        variants.remove(entry);
        return variants;
    }

    private static boolean isInner(String entry, int i) {
        return i < entry.length() - 1
                && entry.charAt(i - 1) != ' '
                && entry.charAt(i) != ' '
                && entry.charAt(i + 1) != ' ';
    }
}
