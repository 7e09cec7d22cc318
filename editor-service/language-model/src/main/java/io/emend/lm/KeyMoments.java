package io.emend.lm;

import java.util.Arrays;

/**
 * Uncentred second moments of MLP keys over text: the sum of k kᵀ, and how many keys it has.
 * @param keys number of keys summed
 * @param size F, length of a key
 * @param sumFF the sum, F x F, row-major, float64; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
public record KeyMoments(long keys, int size, double[] sumFF) {
    public KeyMoments {
        if (keys < 0 || (long) size * size != sumFF.length) {
            throw new IllegalArgumentException("%d values for keys of length %d".formatted(sumFF.length, size));
        }
    }

    /** The moments of both texts together. */
    public KeyMoments plus(KeyMoments other) {
        if (size != other.size) {
            throw new IllegalArgumentException("keys of length %d and %d".formatted(size, other.size));
        }
        double[] sum = sumFF.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.sumFF[i];
        }
        return new KeyMoments(keys + other.keys, size, sum);
    }

    /** C, the mean of k kᵀ; F x F, row-major. */
    public double[] mean() {
        return Arrays.stream(sumFF).map(value -> value / Math.max(1, keys)).toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyMoments that && keys == that.keys && Arrays.equals(sumFF, that.sumFF);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(keys) + Arrays.hashCode(sumFF);
    }

    @Override
    public String toString() {
        return "KeyMoments[" + keys + " keys of length " + size + "]";
    }
}
