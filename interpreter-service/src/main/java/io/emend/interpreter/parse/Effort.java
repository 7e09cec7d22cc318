package io.emend.interpreter.parse;

/**
 * How many more ways to part one sentence may be tried. Every conjunction doubles the ways to read what follows it, so a
 * long list of clauses would otherwise take exponential time; what is left unread then is asked about. Made for one
 * sentence; not thread-safe.
 */
final class Effort {
    private static final int MOST = 150;

    private int left = MOST;

    /** Whether another way may be tried; counts it. */
    boolean allows() {
        left--;
        return left >= 0;
    }
}
