package io.emend.lm;

import java.util.OptionalInt;

/**
 * A text's tokens and the characters each covers.
 * @param text the text
 * @param tokens token ids
 * @param starts index of each token's first UTF-16 character, -1 for tokens that stand for no text
 * @param ends index after each token's last character
 */
@SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
public record TokenizedText(String text, int[] tokens, int[] starts, int[] ends) {
    public TokenizedText {
        if (tokens.length != starts.length || tokens.length != ends.length) {
            throw new IllegalArgumentException("tokens and spans differ in number");
        }
    }

    /**
     * The last token that covers any character of a stretch of the text.
     * @param from first character
     * @param to character after the last
     * @return its index; empty if no token covers the stretch
     */
    public OptionalInt lastTokenWithin(int from, int to) {
        for (int i = tokens.length - 1; i >= 0; i--) {
            if (starts[i] >= 0 && starts[i] < to && ends[i] > from) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The last token of the last occurrence of a word in the text; empty if it does not occur. */
    public OptionalInt lastTokenOf(String word) {
        int at = text.lastIndexOf(word);
        return at < 0 ? OptionalInt.empty() : lastTokenWithin(at, at + word.length());
    }
}
