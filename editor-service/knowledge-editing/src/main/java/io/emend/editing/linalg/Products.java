package io.emend.editing.linalg;

/**
 * Vector and matrix products with one fixed order of summation each.
 *
 * <p>The loops run along contiguous memory and are plain enough for the JIT to vectorise, which does not change any
 * result: Java's floating point is strict, and no fused multiply-add is used.
 */
public final class Products {
    private static final int BLOCK = 8;

    private Products() {}

    /** The dot product, summed in eight interleaved partial sums that are then added from first to last. */
    public static double dot(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("Lengths " + a.length + " and " + b.length + " differ");
        }
        return dot(a, 0, b, 0, a.length);
    }

    /** The same for stretches of two arrays. */
    public static double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i + BLOCK <= length; i += BLOCK) {
            int p = aFrom + i;
            int q = bFrom + i;
            s0 += a[p] * b[q];
            s1 += a[p + 1] * b[q + 1];
            s2 += a[p + 2] * b[q + 2];
            s3 += a[p + 3] * b[q + 3];
            s4 += a[p + 4] * b[q + 4];
            s5 += a[p + 5] * b[q + 5];
            s6 += a[p + 6] * b[q + 6];
            s7 += a[p + 7] * b[q + 7];
        }
        double rest = 0;
        for (; i < length; i++) {
            rest += a[aFrom + i] * b[bFrom + i];
        }
        return s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + rest;
    }

    /** The Euclidean norm. */
    public static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** The cosine of the angle between two vectors; zero if one of them vanishes. */
    public static double cosine(double[] a, double[] b) {
        double scale = norm(a) * norm(b);
        return scale == 0 ? 0 : dot(a, b) / scale;
    }

    /** The product {@code A B}. */
    public static Matrix times(Matrix a, Matrix b) {
        if (a.columns() != b.rows()) {
            throw new IllegalArgumentException(
                    "Cannot multiply " + a.rows() + "x" + a.columns() + " by " + b.rows() + "x" + b.columns());
        }
        Matrix result = Matrix.zeros(a.rows(), b.columns());
        int n = b.columns();
        RowSharing.forEach(a.rows(), (long) a.columns() * n, i -> {
            addCombination(a.values(), i * a.columns(), a.columns(), b.values(), 0, n, result.values(), i * n, 0, n);
        });
        return result;
    }

    /** {@code A x} for a column vector. */
    public static double[] times(Matrix a, double[] x) {
        if (a.columns() != x.length) {
            throw new IllegalArgumentException("Expected " + a.columns() + " entries, found " + x.length);
        }
        double[] result = new double[a.rows()];
        RowSharing.forEach(a.rows(), a.columns(), i -> result[i] = dot(a.values(), i * a.columns(), x, 0, a.columns()));
        return result;
    }

    /** The symmetric matrix of all dot products between rows, {@code A Aᵀ}, each entry computed on its own. */
    public static Matrix gram(Matrix a) {
        Matrix result = Matrix.zeros(a.rows(), a.rows());
        int n = a.columns();
        RowSharing.forEach(a.rows(), (long) a.rows() * n / 2, i -> {
            for (int j = 0; j <= i; j++) {
                double value = dot(a.values(), i * n, a.values(), j * n, n);
                result.set(i, j, value);
                result.set(j, i, value);
            }
        });
        return result;
    }

    /**
     * Adds {@code Σ c[k] * B[k]} to a stretch of {@code out}: eight rows of B at a time, in ascending order.
     *
     * @param bFrom where row 0 of B starts in {@code b}
     * @param from first column of the stretch, {@code to} the column after its last
     */
    static void addCombination(
            double[] c,
            int cFrom,
            int count,
            double[] b,
            int bFrom,
            int bStride,
            double[] out,
            int outFrom,
            int from,
            int to) {
        int k = 0;
        for (; k + BLOCK <= count; k += BLOCK) {
            double c0 = c[cFrom + k];
            double c1 = c[cFrom + k + 1];
            double c2 = c[cFrom + k + 2];
            double c3 = c[cFrom + k + 3];
            double c4 = c[cFrom + k + 4];
            double c5 = c[cFrom + k + 5];
            double c6 = c[cFrom + k + 6];
            double c7 = c[cFrom + k + 7];
            int r0 = bFrom + k * bStride;
            int r1 = r0 + bStride;
            int r2 = r1 + bStride;
            int r3 = r2 + bStride;
            int r4 = r3 + bStride;
            int r5 = r4 + bStride;
            int r6 = r5 + bStride;
            int r7 = r6 + bStride;
            for (int j = from; j < to; j++) {
                out[outFrom + j] += c0 * b[r0 + j]
                        + c1 * b[r1 + j]
                        + c2 * b[r2 + j]
                        + c3 * b[r3 + j]
                        + c4 * b[r4 + j]
                        + c5 * b[r5 + j]
                        + c6 * b[r6 + j]
                        + c7 * b[r7 + j];
            }
        }
        for (; k < count; k++) {
            double ck = c[cFrom + k];
            int r = bFrom + k * bStride;
            for (int j = from; j < to; j++) {
                out[outFrom + j] += ck * b[r + j];
            }
        }
    }
}
