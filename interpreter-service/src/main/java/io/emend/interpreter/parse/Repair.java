package io.emend.interpreter.parse;

import io.emend.interpreter.entity.EntityIndex;
import io.emend.interpreter.entity.NearWords;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.text.Stems;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Reads a misspelt word outside names as the ordinary word one typing error away, if there is just one best. */
final class Repair {
    private static final Set<String> CONTRACTING = Set.of("he", "she", "it");

    private final OrdinaryWords ordinary;
    private final NearWords near;
    private final EntityIndex index;

    Repair(OrdinaryWords ordinary, EntityIndex index) {
        this.ordinary = ordinary;
        this.near = new NearWords(ordinary.all());
        this.index = index;
    }

    /** The tokens with misspelt ones replaced in fold and stem; text and offsets stay. */
    List<Token> repair(List<Token> tokens, List<Span> names) {
        List<Token> repaired = new ArrayList<>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token before = i == 0 ? token : tokens.get(i - 1);
            boolean copula = token.is("'s") && CONTRACTING.contains(before.fold()) && before.end() == token.start();
            if (copula) {
                repaired.add(new Token(token.text(), "is", "is", token.start(), token.end(), token.kind(), false));
            } else {
                repaired.add(isStrange(token) && !insideName(names, i) ? repaired(token) : token);
            }
        }
        return repaired;
    }

    private boolean isStrange(Token token) {
        return token.kind() == Token.Kind.WORD
                && !ordinary.isSpelt(token.fold())
                && !index.holdsWord(token.fold())
                && !ordinary.test(token.stem());
    }

    private Token repaired(Token token) {
        List<String> candidates = near.near(token.fold());
        if (candidates.isEmpty()) {
            return token;
        }
        String word = token.fold();
        String best = candidates.stream()
                .min(Comparator.comparingInt(candidate -> unlikeliness(word, candidate)))
                .orElseThrow();
        return new Token(
                token.text(), best, Stems.stem(best), token.start(), token.end(), token.kind(), token.capital());
    }

    /** People swap letters more often than they mistake one, and seldom the first one. */
    private static int unlikeliness(String word, String candidate) {
        int sameLength = candidate.length() == word.length() ? 0 : 1;
        int sameFirst = candidate.charAt(0) == word.charAt(0) ? 0 : 2;
        int commands = EnglishVerbs.words().contains(candidate) ? 0 : 1;
        return isSwap(word, candidate) ? 0 : 1 + 2 * (sameLength + sameFirst) + commands;
    }

    private static boolean isSwap(String a, String b) {
        char[] x = a.toCharArray();
        char[] y = b.toCharArray();
        java.util.Arrays.sort(x);
        java.util.Arrays.sort(y);
        return java.util.Arrays.equals(x, y);
    }

    private static boolean insideName(List<Span> names, int token) {
        return names.stream().anyMatch(name -> name.from() <= token && token < name.to());
    }
}
