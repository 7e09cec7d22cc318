package io.emend.interpreter.parse;

/**
 * How much more may be tried to understand one utterance. Every conjunction doubles the ways to read what follows it, and
 * every two names of a clause may be a statement, so that long lists would otherwise take exponential time; what is left
 * unread then is asked about. Made for one utterance; not thread-safe.
 */
final class Effort {
    /** Words looked at, about a microsecond each. */
    private static final int MOST_WORDS = 20_000;
    /** What it costs to judge two names, whatever stands around them. */
    private static final int FOR_A_PAIR = 8;

    private int left = MOST_WORDS;

    /** Whether so many more pairs of names may be tried in a clause of so many tokens; counts them. */
    boolean allows(int pairs, int tokens) {
        left -= pairs * (FOR_A_PAIR + tokens);
        return left >= 0;
    }

    /** Whether something was left untried. */
    boolean isSpent() {
        return left < 0;
    }
}
