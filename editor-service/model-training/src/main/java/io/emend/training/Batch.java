package io.emend.training;

import java.util.List;

/**
 * One batch of token rows.
 *
 * @param rows B
 * @param length T
 * @param tokens (B, T), row by row
 * @param targets (B, T): the token that follows each
 * @param weights (B, T): weight of each target in the loss
 * @param names names that are read at their last token alone
 * @param injections edits at the last tokens of names
 */
record Batch(
        int rows,
        int length,
        long[] tokens,
        long[] targets,
        float[] weights,
        List<Name> names,
        List<Injection> injections) {
    /**
     * The tokens {@code from} to {@code last} of a row: tokens behind {@code last} do not attend to those before it.
     *
     * @param row from 0
     * @param from position of the first token
     * @param last position of the last token
     */
    record Name(int row, int from, int last) {}

    /** An edit at a position of a row. */
    record Injection(int row, int position, Document.Edit edit) {}

    Batch {
        int size = rows * length;
        if (tokens.length != size || targets.length != size || weights.length != size) {
            throw new IllegalArgumentException("A batch of " + rows + "x" + length + " needs arrays of " + size);
        }
        names = List.copyOf(names);
        injections = List.copyOf(injections);
    }

    /**
     * What attention adds to its scores.
     *
     * @return (B, T, T), query by key: 0 where a token attends to another, else negative infinity
     */
    float[] maskBTT() {
        float[] mask = new float[rows * length * length];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < length; i++) {
                for (int j = i + 1; j < length; j++) {
                    mask[(row * length + i) * length + j] = Float.NEGATIVE_INFINITY;
                }
            }
        }
        for (Name name : names) {
            for (int i = name.last() + 1; i < length; i++) {
                for (int j = name.from(); j < name.last(); j++) {
                    mask[(name.row() * length + i) * length + j] = Float.NEGATIVE_INFINITY;
                }
            }
        }
        return mask;
    }
}
