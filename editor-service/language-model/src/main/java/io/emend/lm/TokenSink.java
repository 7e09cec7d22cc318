package io.emend.lm;

/** Receives tokens as they are generated, on the generating thread. */
@FunctionalInterface
public interface TokenSink {
    /**
     * Takes one token.
     * @return whether to go on; false cancels the generation
     */
    boolean accept(GeneratedToken token);

    /** Takes everything and keeps nothing. */
    static TokenSink none() {
        return token -> true;
    }
}
