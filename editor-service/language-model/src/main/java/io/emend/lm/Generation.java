package io.emend.lm;

import java.util.List;

/**
 * A finished generation.
 * @param promptTokens tokens of the prompt
 * @param tokens generated tokens, without the one that ended the text
 * @param text their text up to a stop text, without special tokens, as the tokenizer decodes it by itself: tokenizers
 *     that mark the start of a text by a space leave out a leading one
 * @param reason why it ended
 */
public record Generation(int promptTokens, List<GeneratedToken> tokens, String text, FinishReason reason) {
    public Generation {
        tokens = List.copyOf(tokens);
    }

    /** Ids of the generated tokens. */
    public int[] ids() {
        return tokens.stream().mapToInt(GeneratedToken::id).toArray();
    }

    /** Why a generation ended. */
    public enum FinishReason {
        /** The model ended the text, or a stop text or token appeared. */
        STOP,
        /** The token limit or the context's end was reached. */
        LENGTH,
        /** The receiver or an interrupt ended it. */
        CANCELLED
    }
}
