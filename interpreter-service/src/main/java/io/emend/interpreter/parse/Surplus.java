package io.emend.interpreter.parse;

import io.emend.interpreter.text.Token;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the few English words that a sure statement leaves over may be passed over: ordinary ones that take nothing
 * back and stand in a clause with its names, behind the first of them or in a phrase that leads to it, as in "X died in a
 * hospice in Y" and "having left show business, X became a Y", and not right behind a name, whose part or whose own they may be. Before the names without such a lead they may be whom the
 * statement is about, or who says it.
 */
final class Surplus {
    private static final int MOST = 2;
    private static final double SURE = 0.85;
    private static final int SHORTEST_PARTICIPLE = 6;
    private static final int OWNED_WITHIN = 3;
    private static final Set<String> POSSESSIVES = Set.of("'s", "his", "her", "its", "their", "whose");

    private final Predicate<String> spelt;

    /** @param spelt words of the dictionary, folded */
    Surplus(Predicate<String> spelt) {
        this.spelt = spelt;
    }

    /** @param left what of the sentence the readings do not explain */
    boolean isHarmless(Content content, List<Reading> readings, List<Token> left) {
        return left.size() <= MOST
                && readings.stream().allMatch(Surplus::isSure)
                && left.stream().allMatch(token -> isOrdinary(token) && isBeside(content, readings, token));
    }

    /** Of names that the graph does not know nobody can tell where they end. */
    private static boolean isSure(Reading reading) {
        return reading.confidence() >= SURE
                && reading.wordsFrom() >= 0
                && isKnown(reading.subject())
                && isKnown(reading.object());
    }

    private static boolean isKnown(@Nullable Argument argument) {
        return argument != null && !argument.isNew();
    }

    private boolean isOrdinary(Token token) {
        String word = token.fold();
        return token.kind() == Token.Kind.WORD
                && spelt.test(word)
                && !Caveats.contains(word)
                && !Caveats.findsFault(word)
                && !Caveats.isSetting(word)
                && EnglishVerbs.passive(word) == null;
    }

    private static boolean isBeside(Content content, List<Reading> readings, Token token) {
        int at = content.tokens().indexOf(token);
        boolean partOfName = at > content.from() && isNamed(readings, at - 1, at);
        boolean owned = IntStream.range(Math.max(content.from(), at - OWNED_WITHIN), at)
                .anyMatch(i -> POSSESSIVES.contains(content.tokens().get(i).fold()));
        if (partOfName || owned) {
            return false;
        }
        int from = at;
        while (from > content.from() && !content.tokens().get(from - 1).isMark()) {
            from--;
        }
        int to = at;
        while (to < content.to() && !content.tokens().get(to).isMark()) {
            to++;
        }
        if (isNamed(readings, from, at)) {
            return true;
        }
        boolean first = !isNamed(readings, content.from(), from);
        return (first || isNamed(readings, at, to))
                && leads(content.tokens().get(from).fold());
    }

    /** Whether a word begins a phrase that cannot be a subject. */
    private static boolean leads(String word) {
        return Adjuncts.begin(word) || word.length() >= SHORTEST_PARTICIPLE && word.endsWith("ing");
    }

    private static boolean isNamed(List<Reading> readings, int from, int to) {
        return IntStream.range(from, to)
                .anyMatch(at -> readings.stream()
                        .anyMatch(reading -> holds(reading.subject(), at) || holds(reading.object(), at)));
    }

    private static boolean holds(@Nullable Argument argument, int at) {
        return argument != null
                && argument.span().from() <= at
                && at < argument.span().to();
    }
}
