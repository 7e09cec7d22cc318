package io.emend.lm;

import java.util.Arrays;
import java.util.List;

/**
 * Turns tokens into text piece by piece: holds back incomplete characters and what could become a stop text.
 *
 * <p>Decoding looks at a short window of earlier tokens, because decoders treat the start of a text specially.
 */
final class StreamedText {
    private static final char REPLACEMENT = '\uFFFD';
    /** Tokens of the text before that the decoder sees. */
    private static final int CONTEXT = 8;

    private final Tokenizer tokenizer;
    private final List<String> stopTexts;
    private final StringBuilder decoded = new StringBuilder();
    private int[] tokens = new int[32];
    private int count;
    private int windowStart;
    private int decodedTokens;
    private int shown;
    private int stopAt = -1;

    StreamedText(Tokenizer tokenizer, List<String> stopTexts) {
        this(tokenizer, stopTexts, new int[0]);
    }

    /**
     * A text that continues another: a blank between the two belongs to it, though the decoder drops one at the start of
     * a text.
     * @param before the other text's tokens
     */
    StreamedText(Tokenizer tokenizer, List<String> stopTexts, int[] before) {
        this.tokenizer = tokenizer;
        this.stopTexts = stopTexts;
        count = Math.min(before.length, CONTEXT);
        System.arraycopy(before, before.length - count, tokens, 0, count);
        decodedTokens = count;
    }

    /** Adds a token; returns the text that is now certain and has not been returned before. */
    String add(int token) {
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * count);
        }
        tokens[count++] = token;
        decode(false);
        return release(false);
    }

    /** Ends the text; returns what was held back. */
    String end() {
        decode(true);
        return release(true);
    }

    /** Whether a stop text has appeared. */
    boolean hasStopped() {
        return stopAt >= 0;
    }

    /** The whole text so far, up to a stop text. */
    String text() {
        return stopAt >= 0 ? decoded.substring(0, stopAt) : decoded.toString();
    }

    private void decode(boolean last) {
        String before = window(windowStart, decodedTokens);
        String after = window(windowStart, count);
        boolean complete = !after.isEmpty() && after.charAt(after.length() - 1) != REPLACEMENT;
        if (after.length() > before.length() && (complete || last)) {
            decoded.append(after, before.length(), after.length());
            windowStart = decodedTokens;
            decodedTokens = count;
        }
        if (stopAt < 0) {
            stopTexts.stream()
                    .mapToInt(stop -> decoded.indexOf(stop, Math.max(0, shown)))
                    .filter(at -> at >= 0)
                    .min()
                    .ifPresent(at -> stopAt = at);
        }
    }

    private String window(int from, int to) {
        return from == to ? "" : tokenizer.decode(Arrays.copyOfRange(tokens, from, to));
    }

    private String release(boolean last) {
        int end = stopAt >= 0 ? stopAt : last ? decoded.length() : decoded.length() - heldBack();
        if (end <= shown) {
            return "";
        }
        String piece = decoded.substring(shown, end);
        shown = end;
        return piece;
    }

    /** Length of the longest end of the text that begins a stop text. */
    private int heldBack() {
        int most = 0;
        for (String stop : stopTexts) {
            for (int n = Math.min(stop.length() - 1, decoded.length() - shown); n > most; n--) {
                if (stop.startsWith(decoded.substring(decoded.length() - n))) {
                    most = n;
                    break;
                }
            }
        }
        return most;
    }
}
