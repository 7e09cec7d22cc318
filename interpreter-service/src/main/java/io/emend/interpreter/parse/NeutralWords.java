package io.emend.interpreter.parse;

import io.emend.interpreter.text.Token;
import java.util.Set;

/**
 * English words beside those of a relation that leave its statement what it is: verbs that only carry a noun ("maintains
 * relations"), nouns for kinds of things ("the city X died in"), what something is taken for ("is seen as"), degrees.
 */
final class NeutralWords {
    private static final int AUXILIARY_WITHIN = 3;
    private static final int SHORTEST_ADVERB = 6;
    private static final Set<String> BE = Set.of("is", "was", "are", "were", "be", "been", "being", "'s", "am");
    private static final Set<String> DETERMINERS =
            Set.of("the", "a", "an", "this", "that", "my", "our", "your", "his", "her", "their");
    private static final Set<String> POSSESSIVES =
            Set.of("'s", "his", "her", "its", "their", "my", "our", "your", "whose");

    private final WordGroups words;

    private NeutralWords(WordGroups words) {
        this.words = words;
    }

    /** Reads the bundled words. */
    static NeutralWords bundled() {
        return new NeutralWords(WordGroups.bundled("neutral.en.txt"));
    }

    /** Whether the word at a token changes nothing where it stands. */
    boolean isNeutral(Content content, int at) {
        String word = content.tokens().get(at).fold();
        return is("support", word) && !(Caveats.contains(word) && isNoun(content, at))
                || is("degree", word)
                || isManner(word)
                || is("taken", word) && followsBe(content, at)
                || is("kind", word) && !isOwned(content, at);
    }

    /** "in the third act" */
    private static boolean isNoun(Content content, int at) {
        return at > content.from()
                        && DETERMINERS.contains(content.tokens().get(at - 1).fold())
                || at - 1 > content.from()
                        && DETERMINERS.contains(content.tokens().get(at - 2).fold());
    }

    /** Whether a word takes back or leaves open what it is said of: "former", "alleged". */
    boolean undoes(String word) {
        return is("undoing", word);
    }

    private boolean is(String group, String word) {
        return words.has(group, word);
    }

    /** An adverb that tells how, and not that it hardly is so or no longer. */
    private boolean isManner(String word) {
        return word.length() >= SHORTEST_ADVERB && word.endsWith("ly") && !is("undoing", word);
    }

    private boolean followsBe(Content content, int at) {
        for (int i = at - 1; i >= Math.max(content.from(), at - AUXILIARY_WITHIN); i--) {
            String word = content.tokens().get(i).fold();
            if (BE.contains(word)) {
                return true;
            }
            if (!is("degree", word) && !ClauseReader.FUNCTION_WORDS.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /** "X's school", "the school of X" is another thing than X; so is what owns something in turn. */
    private static boolean isOwned(Content content, int at) {
        Token before = at > content.from() ? content.tokens().get(at - 1) : null;
        Token after = at + 1 < content.to() ? content.tokens().get(at + 1) : null;
        return before != null && POSSESSIVES.contains(before.fold())
                || after != null && (after.is("'s") || after.is("of") && namedAt(content, at + 2));
    }

    private static boolean namedAt(Content content, int at) {
        return content.names().stream().anyMatch(name -> name.from() == at)
                || at < content.to()
                        && content.tokens().get(at).is("the")
                        && content.names().stream().anyMatch(name -> name.from() == at + 1);
    }
}
