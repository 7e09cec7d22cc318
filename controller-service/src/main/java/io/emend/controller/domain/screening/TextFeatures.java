package io.emend.controller.domain.screening;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a text says, as the classifier sees it: which kinds of words occur, together, in which order and negated or not,
 * and short sequences of the words themselves. The kinds carry over to wordings that were never seen. Thread-safe.
 */
public final class TextFeatures {
    /** What every English text has; and every Chinese one. */
    public static final String ENGLISH = "e";

    public static final String CHINESE = "z";

    /** Begins what the languages have in common: each learns from the other how kinds of words go together. */
    private static final String ANY = "*";

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
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

    private static final int LONGEST_COARSE = 5;
    private static final Map<String, String> COARSE = Map.ofEntries(
            Map.entry("group", "G"),
            Map.entry("slur", "S"),
            Map.entry("hostile", "-"),
            Map.entry("attribute", "-"),
            Map.entry("dehuman", "-"),
            Map.entry("violence", "-"),
            Map.entry("deny", "-"),
            Map.entry("positive", "+"),
            Map.entry("negation", "!"),
            Map.entry("counter", "C"),
            Map.entry("quote", "Q"),
            Map.entry("job", "o"),
            Map.entry("object", "o"),
            Map.entry("person", "p"));

    private final EnglishWords english;
    private final ChineseWords chinese;

    TextFeatures(EnglishWords english, ChineseWords chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /** Whether a feature is a sequence of words, listed ones by what they do. */
    public static boolean isOfWords(String feature) {
        return feature.startsWith("~", 1);
    }

    /** The features of a text, each once, in a fixed order. */
    public List<String> of(String text) {
        String canonical = CanonicalText.of(text);
        boolean isChinese = HAN.matcher(canonical).find();
        List<TaggedWord> words = isChinese ? chinese.of(canonical) : english.of(canonical);
        String prefix = isChinese ? CHINESE : ENGLISH;
        Set<String> features = new LinkedHashSet<>();
        features.add(prefix);
        inOrder(words, prefix, features);
        sequences(words, prefix, features);
        for (String language : List.of(prefix, ANY)) {
            together(words, language, features);
            negated(words, language, features);
            coarse(words, language, features);
        }
        itself(words, prefix, features);
        return List.copyOf(features);
    }

    private static void together(List<TaggedWord> words, String prefix, Set<String> features) {
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

    private static void inOrder(List<TaggedWord> words, String prefix, Set<String> features) {
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

    private static void negated(List<TaggedWord> words, String prefix, Set<String> features) {
        for (int i = 0; i < words.size(); i++) {
            boolean negation =
                    words.subList(Math.max(0, i - NEGATION_REACH), i).stream().anyMatch(word -> word.is("negation"));
            for (String kind : words.get(i).kinds()) {
                if (CAN_BE_NEGATED.contains(kind)) {
                    features.add(prefix + (negation ? "NOT+" : "YES+") + kind);
                }
            }
        }
    }

    private static void sequences(List<TaggedWord> words, String prefix, Set<String> features) {
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

    /** The order of the few things that decide: who, good or bad, denied, reported. */
    private static void coarse(List<TaggedWord> words, String prefix, Set<String> features) {
        List<String> signs = words.stream()
                .flatMap(word -> word.kinds().stream().limit(1))
                .map(COARSE::get)
                .filter(Objects::nonNull)
                .toList();
        for (int length = 1; length <= LONGEST_COARSE; length++) {
            for (int i = 0; i + length <= signs.size(); i++) {
                features.add(prefix + '#' + String.join("", signs.subList(i, i + length)));
            }
        }
        if (signs.size() <= 2 * LONGEST_COARSE) {
            features.add(prefix + '=' + String.join("", signs));
        }
    }

    /** Words of a kind stand for themselves too. */
    private static void itself(List<TaggedWord> words, String prefix, Set<String> features) {
        for (TaggedWord word : words) {
            if (!word.kinds().isEmpty()) {
                features.add(prefix + '^' + word.word());
            }
        }
    }
}
