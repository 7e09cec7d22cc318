package io.emend.controller.domain.screening;

import java.util.regex.Pattern;

/** A text that may be looked at only so often, which bounds what a badly made pattern can cost. Not thread-safe. */
final class BoundedText implements CharSequence {
    /** Far more than a pattern without nested repetition needs for the longest text of a request. */
    private static final int MOST_LOOKS = 5_000_000;

    private final String text;
    private int looks;

    private BoundedText(String text) {
        this.text = text;
    }

    private static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("The pattern looks at the text too often", null, false, false);
        }
    }

    /** Whether the pattern occurs in the text, or cannot be ruled out at a bearable cost. */
    static boolean mayHave(Pattern pattern, String text) {
        try {
            return pattern.matcher(new BoundedText(text)).find();
        } catch (Exhausted | StackOverflowError tooMuch) {
            return true;
        }
    }

    @Override
    public char charAt(int index) {
        if (++looks > MOST_LOOKS) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
