package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.text.Token;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the English clauses beside a statement that name nothing and speak of how it became known or what to do with it: "I
 * looked it up and", "trust me on this one". Where none of their words is a caveat they leave the statement what it is.
 */
final class Asides {
    private static final int LONGEST = 14;
    private static final String MARKS = ",;:()-.!";
    private static final Set<String> JOINTS =
            Set.of("and", "but", "so", "because", "since", "as", "though", "although");
    /** Whom a clause is about that is joined to a statement by no more than a conjunction. */
    private static final Set<String> SPEAKERS =
            Set.of("i", "we", "you", "this", "that", "it", "there", "here", "someone", "somebody", "something");

    private final Predicate<String> spelt;

    /** @param spelt words of the dictionary, folded */
    Asides(Predicate<String> spelt) {
        this.spelt = spelt;
    }

    /**
     * The tokens of such clauses.
     *
     * @param denied what is stated is denied, so that "remove it" goes without saying
     */
    BitSet find(Content content, boolean denied) {
        BitSet found = new BitSet();
        int start = content.from();
        boolean marked = true;
        for (int i = content.from(); i <= content.to(); i++) {
            boolean mark = i == content.to() || isMark(content, i);
            if (mark || joins(content, i)) {
                boolean set = marked && mark || i > start && speaks(content, start);
                if (i < content.to() - 1 || start > content.from()) {
                    if (set && isAside(content, start, i, denied)) {
                        found.set(start, i);
                    }
                }
                marked = mark || marked && i == start;
                start = mark ? i + 1 : i;
            }
        }
        return found;
    }

    private static boolean isMark(Content content, int at) {
        Token token = content.tokens().get(at);
        return token.isMark() && MARKS.contains(token.text()) && !isInside(content.names(), at);
    }

    private static boolean joins(Content content, int at) {
        return JOINTS.contains(content.tokens().get(at).fold()) && !isInside(content.names(), at);
    }

    private static boolean isInside(List<Span> names, int at) {
        return names.stream().anyMatch(name -> name.from() <= at && at < name.to());
    }

    private static boolean speaks(Content content, int start) {
        int at = start;
        while (at < content.to() && JOINTS.contains(content.tokens().get(at).fold())) {
            at++;
        }
        return at < content.to() && SPEAKERS.contains(content.tokens().get(at).fold());
    }

    private boolean isAside(Content content, int from, int to, boolean denied) {
        if (to <= from || to - from > LONGEST) {
            return false;
        }
        for (int i = from; i < to; i++) {
            Token token = content.tokens().get(i);
            int at = i;
            boolean plain = token.kind() == Token.Kind.WORD
                    && !Caveats.contains(token.fold())
                    && (denied || !takesBack(token.fold()))
                    && (spelt.test(token.fold()) || token.fold().startsWith("'"));
            if (!token.isMark() && !plain
                    || isInside(content.names(), i)
                    || content.literals().stream().anyMatch(literal -> literal.from() <= at && at < literal.to())) {
                return false;
            }
        }
        return true;
    }

    private static boolean takesBack(String word) {
        Act act = EnglishVerbs.passive(word);
        return (act == Act.RETRACT || act == Act.UNDO) && !word.equals("clear");
    }
}
