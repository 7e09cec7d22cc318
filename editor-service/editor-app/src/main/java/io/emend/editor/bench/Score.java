package io.emend.editor.bench;

/**
 * How many of some prompts came out right.
 *
 * @param right prompts answered as they should be
 * @param asked prompts put
 */
public record Score(int right, int asked) {
    static final Score NONE = new Score(0, 0);

    Score plus(boolean passed) {
        return new Score(right + (passed ? 1 : 0), asked + 1);
    }

    /** Per cent; NaN when nothing was asked. */
    public double percent() {
        return asked == 0 ? Double.NaN : 100.0 * right / asked;
    }
}
