package io.emend.interpreter.parse;

import io.emend.interpreter.text.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Chinese words that leave a statement what it is, and words after which it need not be meant as a fact. A text is parted
 * into the longest of them from left to right, so that 没错 is no 没 and 差点 no 点.
 */
final class ChineseWords {
    private static final String RESOURCE = "/io/emend/interpreter/neutral.zh.txt";
    private static final String NUMERALS = "一二两三四五六七八九十百千几数每各某这那此该哪本另首头第半整";

    /** What a word does to the statement beside it. */
    private enum Sense {
        NEUTRAL,
        HARMLESS,
        RESERVE,
        ANOTHER,
        PERSON,
        RETORT,
        DENIAL
    }

    private final Map<String, Sense> senses = new HashMap<>();
    private final Set<String> measures;
    private final int longest;

    private ChineseWords(Map<String, Set<String>> groups) {
        groups.getOrDefault("words", Set.of()).forEach(word -> senses.put(word, Sense.NEUTRAL));
        groups.getOrDefault("harmless", Set.of()).forEach(word -> senses.putIfAbsent(word, Sense.HARMLESS));
        groups.getOrDefault("denial", Set.of()).forEach(word -> senses.put(word, Sense.DENIAL));
        groups.getOrDefault("person", Set.of()).forEach(word -> senses.put(word, Sense.PERSON));
        groups.getOrDefault("another", Set.of()).forEach(word -> senses.put(word, Sense.ANOTHER));
        groups.getOrDefault("retort", Set.of()).forEach(word -> senses.put(word, Sense.RETORT));
        groups.getOrDefault("reserve", Set.of()).forEach(word -> senses.put(word, Sense.RESERVE));
        measures = groups.getOrDefault("measure", Set.of());
        longest = senses.keySet().stream().mapToInt(String::length).max().orElse(1);
    }

    /** Reads the bundled words. */
    static ChineseWords bundled() {
        try (InputStream stream = ChineseWords.class.getResourceAsStream(RESOURCE)) {
            Map<String, Set<String>> groups = new HashMap<>();
            new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> groups.computeIfAbsent(
                                    line.substring(0, line.indexOf(':')), group -> new java.util.HashSet<>())
                            .addAll(List.of(line.substring(line.indexOf(':') + 1)
                                    .strip()
                                    .split("\\s+"))));
            return new ChineseWords(groups);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * What the words of a sentence do to what it states.
     *
     * @param neutral tokens that change nothing where they stand
     * @param reserving tokens that keep it from being meant as a fact
     * @param another tokens that make it one of something else, unless they say what it says
     */
    record Found(BitSet neutral, BitSet reserving, BitSet another) {
        static final Found NOTHING = new Found(new BitSet(), new BitSet(), new BitSet());
    }

    /** @param named whether a token belongs to a name */
    Found find(List<Token> tokens, int from, int to, IntPredicate named) {
        BitSet neutral = new BitSet();
        BitSet reserving = new BitSet();
        BitSet another = new BitSet();
        for (int i = from; i < to; ) {
            int end = wordEnd(tokens, i, to, named);
            Sense sense = senses.get(text(tokens, i, end));
            if (sense == Sense.NEUTRAL || sense == Sense.HARMLESS) {
                neutral.set(i, end);
            } else if (sense == Sense.RESERVE || sense == Sense.PERSON && doesSomething(tokens, end, to, named)) {
                reserving.set(i, end);
            } else if (sense == Sense.ANOTHER || sense == Sense.PERSON) {
                another.set(i, end);
            } else if (sense == null && i > from && isMeasure(tokens, i) && !named.test(i - 1)) {
                neutral.set(i);
            }
            i = end;
        }
        return new Found(neutral, reserving, another);
    }

    /** Whether after some word a statement beside it need not be meant as a fact. */
    boolean reserves(List<Token> tokens, int from, int to) {
        return holds(tokens, from, to, EnumSet.of(Sense.RESERVE, Sense.RETORT));
    }

    /** Whether after some word a statement beside it need not be meant as a fact, or not of whom it speaks. */
    boolean doubts(List<Token> tokens, int from, int to) {
        return holds(tokens, from, to, EnumSet.of(Sense.RESERVE, Sense.RETORT, Sense.ANOTHER, Sense.DENIAL));
    }

    private boolean holds(List<Token> tokens, int from, int to, Set<Sense> wanted) {
        for (int i = from; i < to; ) {
            int end = wordEnd(tokens, i, to, at -> false);
            Sense sense = senses.get(text(tokens, i, end));
            if (sense != null && wanted.contains(sense)) {
                return true;
            }
            i = end;
        }
        return false;
    }

    /** Whether a word in Latin letters is one of those that change nothing. */
    boolean isNeutral(Token token) {
        return senses.get(token.fold()) == Sense.NEUTRAL;
    }

    /** The end of the longest word that begins at a token; the next token where none does. */
    private int wordEnd(List<Token> tokens, int start, int to, IntPredicate named) {
        if (tokens.get(start).kind() != Token.Kind.HAN || named.test(start)) {
            return start + 1;
        }
        int end = start + 1;
        while (end < to && end - start < longest && tokens.get(end).kind() == Token.Kind.HAN && !named.test(end)) {
            end++;
        }
        while (end > start + 1 && !senses.containsKey(text(tokens, start, end))) {
            end--;
        }
        return end;
    }

    /** Whether more is said of a person than that somebody is one: 柏拉图的学生影响了 …, and not 是柏拉图的学生. */
    private static boolean doesSomething(List<Token> tokens, int end, int to, IntPredicate named) {
        return end < to
                && tokens.get(end).kind() == Token.Kind.HAN
                && !named.test(end)
                && !"的了吧啊呢呀嘛".contains(tokens.get(end).fold());
    }

    private boolean isMeasure(List<Token> tokens, int at) {
        Token before = tokens.get(at - 1);
        return measures.contains(tokens.get(at).fold())
                && (before.kind() == Token.Kind.NUMBER || NUMERALS.contains(before.fold()));
    }

    private static String text(List<Token> tokens, int from, int to) {
        if (to == from + 1) {
            return tokens.get(from).fold();
        }
        StringBuilder text = new StringBuilder();
        tokens.subList(from, to).forEach(token -> text.append(token.fold()));
        return text.toString();
    }
}
