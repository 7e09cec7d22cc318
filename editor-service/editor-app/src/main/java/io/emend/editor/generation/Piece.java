package io.emend.editor.generation;

import java.util.List;
import java.util.Objects;

/**
 * One generated token.
 *
 * @param text what it adds to the text; empty while a character or a possible stop text is incomplete
 * @param token its id
 * @param written the token's own text, whatever {@code text} adds
 * @param logprob natural logarithm of its probability under the model at temperature 1
 * @param alternatives likeliest tokens at its position, best first, when asked for
 */
public record Piece(String text, int token, String written, double logprob, List<Alternative> alternatives) {
    public Piece {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(written, "written");
        alternatives = List.copyOf(alternatives);
    }

    /** A token that might have been chosen. */
    public record Alternative(String written, double logprob) {
        public Alternative {
            Objects.requireNonNull(written, "written");
        }
    }
}
