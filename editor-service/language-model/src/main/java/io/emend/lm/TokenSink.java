package io.emend.lm;

/** Receives tokens as they are generated, on the generating thread. */
@FunctionalInterface
public interface TokenSink {
    /**
     * Takes one token. If text was held back when the generation ends (because it could have become a stop text, or a
     * character stayed incomplete), it comes in one more call that repeats the last token's id.
     * @return whether to go on; false cancels the generation
     */
    boolean accept(GeneratedToken token);

    /** Takes everything and keeps nothing. */
    static TokenSink none() {
        return token -> true;
    }
}
