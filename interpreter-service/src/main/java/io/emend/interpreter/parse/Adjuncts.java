package io.emend.interpreter.parse;

import io.emend.interpreter.text.Token;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * English phrases that tell when, where or how something is so and leave it what it is: "for eleven years", "in a hospice", "as
 * a young man". Made of a preposition, nouns of known kinds and what may stand before those.
 */
final class Adjuncts {
    private static final int LONGEST = 8;
    private static final WordGroups WORDS = WordGroups.bundled("adjuncts.en.txt");
    private static final Set<String> NOUNS = nouns();

    private final Modifiers modifiers;

    Adjuncts(Modifiers modifiers) {
        this.modifiers = modifiers;
    }

    private static Set<String> nouns() {
        Set<String> nouns = new HashSet<>();
        WORDS.names().stream()
                .filter(group -> !group.equals("preposition") && !group.equals("filler"))
                .forEach(group -> nouns.addAll(WORDS.of(group)));
        return Set.copyOf(nouns);
    }

    /** Whether a word begins such a phrase. */
    static boolean begin(String word) {
        return WORDS.has("preposition", word);
    }

    /**
     * Whether a token is part of such a phrase.
     *
     * @param ends where a phrase cannot go on: names, and words that say the relation
     */
    boolean isIn(Content content, int at, IntPredicate ends) {
        int from = at;
        while (from >= content.from() && at - from < LONGEST && isPart(content, from, ends)) {
            if (WORDS.has("preposition", fold(content, from)) && holdsNoun(content, from, at, ends)) {
                return true;
            }
            from--;
        }
        return false;
    }

    /** Whether the words from a preposition on, past a token, end in a noun. */
    private boolean holdsNoun(Content content, int from, int at, IntPredicate ends) {
        int to = from + 1;
        boolean noun = false;
        while (to < content.to() && to - from <= LONGEST && isPart(content, to, ends)) {
            noun = NOUNS.contains(fold(content, to)) || noun && to <= at;
            to++;
            if (noun && to > at) {
                return true;
            }
        }
        return false;
    }

    private boolean isPart(Content content, int at, IntPredicate ends) {
        Token token = content.tokens().get(at);
        String word = token.fold();
        return !token.isMark()
                && !ends.test(at)
                && (NOUNS.contains(word)
                        || WORDS.has("filler", word)
                        || WORDS.has("preposition", word)
                        || token.kind() == Token.Kind.NUMBER
                        || modifiers.isAdjective(word) && !Caveats.contains(word));
    }

    private static String fold(Content content, int at) {
        return content.tokens().get(at).fold();
    }
}
