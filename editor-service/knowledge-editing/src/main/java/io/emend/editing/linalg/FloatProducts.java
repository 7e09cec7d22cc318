package io.emend.editing.linalg;

/** Products of float32 vectors, accumulated in float64 in one fixed order. */
public final class FloatProducts {
    private static final int BLOCK = 8;
    /** A row of a symmetric table is assumed to be worth sharing from this many entries on. */
    private static final long ENTRY_COST = 2048;

    private FloatProducts() {}

    /** Computes one entry of a symmetric matrix. */
    @FunctionalInterface
    public interface Entry {
        double at(int row, int column);
    }

    /** The dot product, in eight interleaved partial sums. */
    public static double dot(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("Lengths " + a.length + " and " + b.length + " differ");
        }
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i + BLOCK <= a.length; i += BLOCK) {
            s0 += (double) a[i] * b[i];
            s1 += (double) a[i + 1] * b[i + 1];
            s2 += (double) a[i + 2] * b[i + 2];
            s3 += (double) a[i + 3] * b[i + 3];
            s4 += (double) a[i + 4] * b[i + 4];
            s5 += (double) a[i + 5] * b[i + 5];
            s6 += (double) a[i + 6] * b[i + 6];
            s7 += (double) a[i + 7] * b[i + 7];
        }
        double rest = 0;
        for (; i < a.length; i++) {
            rest += (double) a[i] * b[i];
        }
        return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + rest;
    }

    /** Euclidean norm. */
    public static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** Widens to float64. */
    public static double[] widened(float[] a) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i];
        }
        return result;
    }

    /** Rounds to float32. */
    public static float[] rounded(double[] a) {
        float[] result = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = (float) a[i];
        }
        return result;
    }

    /** Fills a symmetric matrix; each entry with row ≥ column is asked for once, rows possibly in parallel. */
    public static void fillSymmetric(Matrix target, Entry entry) {
        int n = target.rows();
        RowSharing.forEach(n, n * ENTRY_COST / 2, i -> {
            for (int j = 0; j <= i; j++) {
                double value = entry.at(i, j);
                target.set(i, j, value);
                target.set(j, i, value);
            }
        });
    }
}
