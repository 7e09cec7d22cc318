package io.emend.interpreter.text;

import java.util.Objects;

/**
 * A text after clean-up, with the way back to the text as sent.
 *
 * @param text what is read: NFKC, no invisible or control characters, look-alike letters and traditional characters replaced, single
 *     spaces
 * @param original what was sent
 * @param offsets for each UTF-16 unit of {@code text}, and its end, the offset in {@code original} it stems from
 * @param suspicious characters were removed or replaced that honest typing does not produce
 */
public record CleanText(String text, String original, int[] offsets, boolean suspicious) {
    public CleanText {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(original, "original");
        offsets = offsets.clone();
        if (offsets.length != text.length() + 1) {
            throw new IllegalArgumentException("There is one offset for each unit and one for the end; expected "
                    + (text.length() + 1) + ", found " + offsets.length);
        }
    }

    /** Offset in the original of the first unit of a span that starts at {@code start} here. */
    public int originalStart(int start) {
        return offsets[start];
    }

    /** Offset in the original just after the last unit of a span that ends before {@code end} here. */
    public int originalEnd(int end) {
        if (end == 0) {
            return 0;
        }
        int last = offsets[end - 1];
        int next = last + 1;
        while (next < original.length() && next < offsets[end] && isContinuation(original, next)) {
            next++;
        }
        return Math.min(next, original.length());
    }

    /** The words of a span as they were sent. */
    public String originalSpan(int start, int end) {
        return original.substring(originalStart(start), originalEnd(end));
    }

    private static boolean isContinuation(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index))
                || Character.getType(text.codePointAt(index)) == Character.NON_SPACING_MARK;
    }
}
