package io.emend.interpreter.parse;

import io.emend.interpreter.text.Stems;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts sentences that part what they say by a relative clause back in plain order, so that one set of wordings serves all:
 * "Y is the city where X died", "the city X died in is Y", "it was in Y that X died" and "what X died of was Y" all become
 * "X died in Y".
 */
final class Clefts {
    private static final Set<String> COPULAS = Set.of("is", "was", "are", "were", "'s", "becomes", "became");
    private static final Set<String> RELATIVES = Set.of("where", "that", "which", "who", "whom", "what");
    private static final Set<String> PREPOSITIONS =
            Set.of("in", "at", "to", "from", "by", "with", "for", "of", "on", "as", "under", "after", "into", "among");
    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "one");
    private static final int LONGEST_NOUN = 3;

    private Clefts() {}

    /**
     * The same in plain order.
     *
     * @param swapped the second name is the one that is spoken of
     * @param between the words between that name and the other
     */
    record Plain(boolean swapped, List<Token> between) {}

    /** The plain order of the words around two names; null where nothing parts them. */
    static @Nullable Plain of(List<Token> before, List<Token> between, List<Token> after) {
        if (isIt(before)
                && before.size() == 2
                && between.size() > 1
                && Set.of("who", "that", "which").contains(between.getFirst().fold())) {
            return new Plain(false, List.copyOf(between.subList(1, between.size())));
        }
        return after.isEmpty() ? predicated(before, between) : presented(before, between, after);
    }

    /** "(the city) (that | in which) X died (in) is Y". */
    private static @Nullable Plain predicated(List<Token> before, List<Token> between) {
        if (before.isEmpty()
                || between.size() < 2
                || !COPULAS.contains(between.getLast().fold())) {
            return null;
        }
        Relative relative = relative(before, true);
        return relative == null ? null : new Plain(false, relative.completed(between.subList(0, between.size() - 1)));
    }

    /** "Y is (the city) (where) X died", "it was (in) Y that X died". */
    private static @Nullable Plain presented(List<Token> before, List<Token> between, List<Token> after) {
        if (isIt(before)) {
            Relative relative = relative(between, false);
            String preposition = before.size() == 3 ? before.get(2).fold() : "";
            return relative == null
                    ? null
                    : new Plain(true, relative.with(preposition).completed(after));
        }
        if (!before.isEmpty()
                || between.size() < 2
                || !COPULAS.contains(between.getFirst().fold())) {
            return null;
        }
        Relative relative = relative(between.subList(1, between.size()), true);
        return relative == null ? null : new Plain(true, relative.completed(after));
    }

    private static boolean isIt(List<Token> before) {
        return before.size() >= 2
                && before.size() <= 3
                && before.getFirst().fold().equals("it")
                && COPULAS.contains(before.get(1).fold());
    }

    /** How a relative clause is joined: the preposition it stands for, empty if none. */
    private record Relative(String preposition) {
        Relative with(String other) {
            return other.isEmpty() ? this : new Relative(other);
        }

        /** The clause with the preposition at its end, unless it ends in one. */
        List<Token> completed(List<Token> clause) {
            List<Token> plain = new ArrayList<>(clause);
            boolean ends = PREPOSITIONS.contains(clause.getLast().fold());
            if (!preposition.isEmpty() && !ends) {
                plain.add(new Token(preposition, preposition, Stems.stem(preposition), 0, 0, Token.Kind.WORD, false));
            }
            return plain;
        }
    }

    /** Reads "the city where", "the one in which", "what", and with a noun also "the city" alone. */
    private static @Nullable Relative relative(List<Token> words, boolean noun) {
        int at = 0;
        int nouns = 0;
        boolean article = !words.isEmpty() && ARTICLES.contains(words.getFirst().fold());
        if (article) {
            at++;
            while (at < words.size() && !isJoint(words.get(at)) && nouns < LONGEST_NOUN) {
                at++;
                nouns++;
            }
        }
        List<Token> joint = words.subList(at, words.size());
        if (joint.isEmpty()) {
            return noun && nouns > 0 ? new Relative("") : null;
        }
        boolean preposed = joint.size() == 2
                && PREPOSITIONS.contains(joint.getFirst().fold())
                && RELATIVES.contains(joint.getLast().fold());
        if (preposed) {
            return new Relative(joint.getFirst().fold());
        }
        boolean single =
                joint.size() == 1 && RELATIVES.contains(joint.getFirst().fold());
        return single ? new Relative(joint.getFirst().is("where") ? "in" : "") : null;
    }

    private static boolean isJoint(Token token) {
        return RELATIVES.contains(token.fold()) || PREPOSITIONS.contains(token.fold());
    }
}
