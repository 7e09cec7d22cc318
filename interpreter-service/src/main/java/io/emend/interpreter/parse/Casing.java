package io.emend.interpreter.parse;

import io.emend.interpreter.text.Token;
import java.util.List;
import java.util.Locale;

/** Takes capitals off a text that is written in nothing else: there they tell no names. */
final class Casing {
    private static final int FEWEST_WORDS = 3;

    private Casing() {}

    /** The tokens, in lower case if nearly every word is in capitals; offsets stay. */
    static List<Token> lowered(List<Token> tokens) {
        long words = tokens.stream().filter(Casing::isWord).count();
        long shouted = tokens.stream()
                .filter(token -> isWord(token) && token.text().chars().noneMatch(Character::isLowerCase))
                .count();
        if (words < FEWEST_WORDS || shouted * 10 < words * 9) {
            return tokens;
        }
        return tokens.stream()
                .map(token -> new Token(
                        token.text().toLowerCase(Locale.ROOT),
                        token.fold(),
                        token.stem(),
                        token.start(),
                        token.end(),
                        token.kind(),
                        false))
                .toList();
    }

    private static boolean isWord(Token token) {
        return token.kind() == Token.Kind.WORD && token.text().length() > 1;
    }
}
