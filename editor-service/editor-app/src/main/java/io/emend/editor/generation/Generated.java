package io.emend.editor.generation;

import java.util.List;
import java.util.Objects;

/**
 * A finished continuation.
 *
 * @param text without the prompt and without the stop text
 * @param promptTokens tokens read, special tokens included
 * @param pieces one per generated token
 */
public record Generated(String text, Finish finish, int promptTokens, List<Piece> pieces) {
    /** Why generation ended. */
    public enum Finish {
        /** A stop text or the model's end-of-text token. */
        STOP,
        /** The token budget was spent. */
        LENGTH,
        /** The listener asked to end. */
        CANCELLED
    }

    public Generated {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(finish, "finish");
        pieces = List.copyOf(pieces);
    }

    public int completionTokens() {
        return pieces.size();
    }
}
