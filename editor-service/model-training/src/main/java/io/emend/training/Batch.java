package io.emend.training;

/**
 * One batch of token rows.
 *
 * @param rows B
 * @param length T
 * @param tokens (B, T), row by row
 * @param targets (B, T): the token that follows each
 * @param weights (B, T): weight of each target in the loss
 */
record Batch(int rows, int length, long[] tokens, long[] targets, float[] weights) {
    Batch {
        int size = rows * length;
        if (tokens.length != size || targets.length != size || weights.length != size) {
            throw new IllegalArgumentException("A batch of " + rows + "x" + length + " needs arrays of " + size);
        }
    }
}
