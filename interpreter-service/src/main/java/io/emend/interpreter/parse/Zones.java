package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.lexicon.WordingModel;
import io.emend.interpreter.parse.ClauseReader.Clause;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words before, between and after the names of a clause. */
final class Zones {
    private final WordingModel wordings;

    Zones(WordingModel wordings) {
        this.wordings = wordings;
    }

    /** The words of a range that are content: neither ignored nor part of a sure name. */
    static List<Token> zone(Clause clause, int from, int to, @Nullable Span precededBy) {
        List<Token> zone = new ArrayList<>();
        if (precededBy != null
                && precededBy.kind() == Kind.PRONOUN
                && isPossessive(clause.tokens().get(precededBy.from()))) {
            zone.add(new Token("'s", "'s", "'s", 0, 0, Token.Kind.WORD, false));
        }
        for (int i = from; i < to; i++) {
            if (!clause.ignored().get(i) && !inSureName(clause, i)) {
                zone.add(clause.tokens().get(i));
            }
        }
        return zone;
    }

    double strangeness(List<Token> zone, double each) {
        double sum = 0;
        for (Token token : zone) {
            if (token.kind() == Token.Kind.WORD
                    && !ClauseReader.FUNCTION_WORDS.contains(token.fold())
                    && !wordings.knows(token)) {
                sum += each;
            }
        }
        return sum;
    }

    /** The words that say the relation: from the first to the last word of content in the zone that has most. */
    int[] words(Clause clause, Span first, Span second) {
        int[][] zones = {{clause.from(), first.from()}, {first.to(), second.from()}, {second.to(), clause.to()}};
        int[] best = {-1, -1};
        int most = 0;
        for (int[] zone : zones) {
            int from = -1;
            int to = -1;
            int content = 0;
            for (int i = zone[0]; i < zone[1]; i++) {
                Token token = clause.tokens().get(i);
                boolean counts = !token.isMark()
                        && !clause.ignored().get(i)
                        && !ClauseReader.FUNCTION_WORDS.contains(token.fold())
                        && !"的是为在于".contains(token.text())
                        && wordings.knows(token)
                        && !inSureName(clause, i);
                if (counts) {
                    from = from < 0 ? i : from;
                    to = i + 1;
                    content += token.kind() == Token.Kind.HAN ? 1 : 2;
                }
            }
            if (content > most) {
                most = content;
                best = new int[] {from, to};
            }
        }
        return best;
    }

    private static boolean isPossessive(Token pronoun) {
        return Set.of("his", "her", "its", "their").contains(pronoun.fold());
    }

    private static boolean inSureName(Clause clause, int token) {
        for (Span name : clause.names()) {
            if (name.kind() == Kind.NAME && name.from() <= token && token < name.to()) {
                return true;
            }
        }
        return false;
    }
}
