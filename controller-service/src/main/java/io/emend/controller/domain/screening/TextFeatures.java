package io.emend.controller.domain.screening;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text says, as the classifier sees it: which kinds of words occur, together, in which order and negated or not,
 * and short sequences of the words themselves. The kinds carry over to wordings that were never seen. Thread-safe.
 */
public final class TextFeatures {
    private static final Pattern ENGLISH = Pattern.compile("[a-z]+(?:'[a-z]+)?|[\"“”]|[.!?]");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final String QUOTES = "\"'“”「」『』‘’";
    private static final String ENDS = ".!?。！？";
    private static final int LONGEST_PHRASE = 5;
    private static final int NEGATION_REACH = 4;
    private static final int LONGEST_SEQUENCE = 3;
    private static final Set<String> CAN_BE_NEGATED =
            Set.of("hostile", "attribute", "dehuman", "violence", "deny", "positive", "slur");
    private static final Set<String> TELLING = Set.of(
            "group",
            "slur",
            "hostile",
            "attribute",
            "dehuman",
            "violence",
            "deny",
            "positive",
            "negation",
            "counter",
            "quote",
            "job",
            "object",
            "person",
            "opinion");

    private final WordCategories english;
    private final WordCategories chinese;

    TextFeatures(WordCategories english, WordCategories chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** A word with the kinds it is of; no kind for most. */
    private record Tagged(String word, List<String> kinds) {}

    /** The features of a text, each once, in a fixed order. */
    public List<String> of(String text) {
        String canonical = CanonicalText.of(text);
        boolean isChinese = HAN.matcher(canonical).find();
        List<Tagged> words = isChinese ? chinese(canonical) : english(canonical);
        String prefix = isChinese ? "z" : "e";
        Set<String> features = new LinkedHashSet<>();
        together(words, prefix, features);
        inOrder(words, prefix, features);
        negated(words, prefix, features);
        sequences(words, prefix, features);
        return List.copyOf(features);
    }

    private static void together(List<Tagged> words, String prefix, Set<String> features) {
        SortedSet<String> kinds = new TreeSet<>();
        words.forEach(word -> kinds.addAll(word.kinds()));
        List<String> present = List.copyOf(kinds);
        for (int i = 0; i < present.size(); i++) {
            features.add(prefix + present.get(i));
            for (int j = i + 1; j < present.size(); j++) {
                String pair = present.get(i) + '&' + present.get(j);
                features.add(prefix + pair);
                for (int k = j + 1; k < present.size(); k++) {
                    if (TELLING.containsAll(List.of(present.get(i), present.get(j), present.get(k)))) {
                        features.add(prefix + pair + '&' + present.get(k));
                    }
                }
            }
        }
    }

    private static void inOrder(List<Tagged> words, String prefix, Set<String> features) {
        List<String> kinds = words.stream()
                .filter(word -> !word.kinds().isEmpty())
                .map(word -> word.kinds().getFirst())
                .toList();
        for (int length = 2; length <= LONGEST_SEQUENCE; length++) {
            for (int i = 0; i + length <= kinds.size(); i++) {
                features.add(prefix + String.join(">", kinds.subList(i, i + length)));
            }
        }
    }

    private static void negated(List<Tagged> words, String prefix, Set<String> features) {
        for (int i = 0; i < words.size(); i++) {
            boolean negation = words.subList(Math.max(0, i - NEGATION_REACH), i).stream()
                    .anyMatch(word -> word.kinds().contains("negation"));
            for (String kind : words.get(i).kinds()) {
                if (CAN_BE_NEGATED.contains(kind)) {
                    features.add(prefix + (negation ? "NOT+" : "YES+") + kind);
                }
            }
        }
    }

    private static void sequences(List<Tagged> words, String prefix, Set<String> features) {
        List<String> said = words.stream()
                .map(word -> word.kinds().isEmpty()
                        ? word.word()
                        : '<' + word.kinds().getFirst() + '>')
                .toList();
        for (int length = 1; length <= LONGEST_SEQUENCE; length++) {
            for (int i = 0; i + length <= said.size(); i++) {
                features.add(prefix + '~' + String.join(" ", said.subList(i, i + length)));
            }
        }
    }

    private List<Tagged> english(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = ENGLISH.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        List<Tagged> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); ) {
            int length = phraseAt(tokens, i);
            if (length > 0) {
                String phrase = String.join(" ", tokens.subList(i, i + length));
                words.add(new Tagged(phrase, english.of(phrase).orElse(List.of())));
                i += length;
            } else {
                words.add(single(tokens.get(i++)));
            }
        }
        return words;
    }

    private int phraseAt(List<String> tokens, int start) {
        for (int length = Math.min(LONGEST_PHRASE, tokens.size() - start); length >= 1; length--) {
            if (english.of(String.join(" ", tokens.subList(start, start + length)))
                    .isPresent()) {
                return length;
            }
        }
        return 0;
    }

    private Tagged single(String token) {
        if (QUOTES.contains(token)) {
            return new Tagged(token, List.of("quote"));
        }
        if (ENDS.contains(token)) {
            return new Tagged(token, List.of("end"));
        }
        if (token.endsWith("n't")) {
            return new Tagged(token, List.of("negation"));
        }
        return new Tagged(token, english.ofBeginning(token).orElse(List.of()));
    }

    /** Chinese writes no spaces: the longest entry that fits is a word, any other character is one of its own. */
    private List<Tagged> chinese(String text) {
        List<Tagged> words = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int length = Math.min(chinese.longestEntry(), text.length() - i);
            Optional<List<String>> kinds = Optional.empty();
            while (length > 0 && kinds.isEmpty()) {
                kinds = chinese.of(text.substring(i, i + length));
                length = kinds.isPresent() ? length : length - 1;
            }
            if (kinds.isPresent()) {
                words.add(new Tagged(text.substring(i, i + length), kinds.get()));
                i += length;
            } else {
                sign(text.charAt(i++)).ifPresent(words::add);
            }
        }
        return words;
    }

    private static Optional<Tagged> sign(char c) {
        String sign = String.valueOf(c);
        if (QUOTES.indexOf(c) >= 0) {
            return Optional.of(new Tagged(sign, List.of("quote")));
        }
        if (ENDS.indexOf(c) >= 0) {
            return Optional.of(new Tagged(sign, List.of("end")));
        }
        return Character.isLetterOrDigit(c) ? Optional.of(new Tagged(sign, List.of())) : Optional.empty();
    }
}
