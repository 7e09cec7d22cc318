package io.emend.editing.linalg;

/**
 * Accumulates the uncentred second moment {@code C = E[k kᵀ]} of vectors in float64. Feeding the same vectors in the
 * same order gives the same bits. Not safe for use by several threads.
 */
public final class SecondMoment {
    private static final int BATCH = 64;

    private final int size;
    private final double[] sum;
    private final double[] pending;
    private int pendingCount;
    private long count;

    public SecondMoment(int size) {
        this.size = size;
        this.sum = new double[Math.multiplyExact(size, size)];
        this.pending = new double[BATCH * size];
    }

    /** Adds one vector taken from {@code values[from, from + size)}. */
    public void add(float[] values, int from) {
        for (int i = 0; i < size; i++) {
            pending[pendingCount * size + i] = values[from + i];
        }
        pendingCount++;
        count++;
        if (pendingCount == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (pendingCount == 0) {
            return;
        }
        int batch = pendingCount;
        RowSharing.forEach(size, (long) batch * size / 2, i -> {
            double[] coefficients = new double[batch];
            for (int k = 0; k < batch; k++) {
                coefficients[k] = pending[k * size + i];
            }
            Products.addCombination(coefficients, 0, batch, pending, 0, size, sum, i * size, 0, i + 1);
        });
        pendingCount = 0;
    }

    /** Number of vectors so far. */
    public long count() {
        return count;
    }

    /** The symmetric mean of {@code k kᵀ} over all vectors so far. */
    public Matrix mean() {
        if (count == 0) {
            throw new IllegalStateException("No vectors were added");
        }
        flush();
        Matrix result = Matrix.zeros(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double value = sum[i * size + j] / count;
                result.set(i, j, value);
                result.set(j, i, value);
            }
        }
        return result;
    }
}
