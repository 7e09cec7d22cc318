package io.emend.lm.family;

/** How a model knows where a token stands. */
public sealed interface Positions {
    /** A table of vectors added to the token embeddings. */
    record Learned(String tensor) implements Positions {}

    /**
     * Rotary embeddings.
     * @param size number of leading elements of each head that are rotated; even
     * @param adjacentPairs whether neighbours are rotated together (GPT-J) or the two halves (all others)
     * @param inverseFrequencies radians per position of each rotated pair, {@code size / 2} values
     */
    @SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
    record Rotary(int size, boolean adjacentPairs, float[] inverseFrequencies) implements Positions {}
}
