package io.emend.interpreter.text;

/**
 * A word, number, Chinese character or punctuation mark.
 *
 * @param text as it stands in the clean text
 * @param fold {@link Folding folded}
 * @param stem inflection removed; equals fold where nothing is to remove
 * @param start offset in the clean text
 * @param end offset after it
 * @param capital begins with an upper-case letter
 */
public record Token(String text, String fold, String stem, int start, int end, Kind kind, boolean capital) {
    /** What a token is made of. */
    public enum Kind {
        WORD,
        NUMBER,
        HAN,
        MARK
    }

    public boolean isMark() {
        return kind == Kind.MARK;
    }

    public boolean is(String folded) {
        return fold.equals(folded);
    }
}
