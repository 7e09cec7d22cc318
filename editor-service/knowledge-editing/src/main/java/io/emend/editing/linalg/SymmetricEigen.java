package io.emend.editing.linalg;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder reduction to tridiagonal form, then implicit QL with
 * Wilkinson's shift (Bowdler, Martin, Reinsch &amp; Wilkinson 1968). Same bits for any number of threads.
 */
public final class SymmetricEigen {
    private static final int MOST_SWEEPS = 60;
    private static final int COLUMNS_PER_TASK = 128;

    private final int n;
    private final double[] a;
    private final double[] diagonal;
    private final double[] below;
    /** Reflector k acts on entries from k + 1 on and is kept in row k; its factor is {@code scales[k]}. */
    private final double[] reflectors;

    private final double[] scales;
    /** Rows are eigenvectors. */
    private final double[] vectors;

    private SymmetricEigen(Matrix matrix) {
        n = matrix.rows();
        a = matrix.values().clone();
        diagonal = new double[n];
        below = new double[n];
        reflectors = new double[n * n];
        scales = new double[n];
        vectors = Matrix.identity(n).values();
    }

    /**
     * Decomposes a symmetric matrix; only symmetric input makes sense and is not checked.
     *
     * @throws ArithmeticException if it holds numbers that are not finite
     */
    public static SymmetricEigen of(Matrix matrix) {
        if (matrix.rows() != matrix.columns() || !matrix.isFinite()) {
            throw new ArithmeticException("Expected a square matrix of finite numbers");
        }
        SymmetricEigen eigen = new SymmetricEigen(matrix);
        eigen.reduce();
        eigen.iterate();
        eigen.reflectBack();
        return eigen;
    }

    /** The eigenvalue that belongs to vector i, in no particular order. */
    public double value(int i) {
        return diagonal[i];
    }

    /** The unit eigenvector i. */
    public double[] vector(int i) {
        double[] result = new double[n];
        System.arraycopy(vectors, i * n, result, 0, n);
        return result;
    }

    public int order() {
        return n;
    }

    /** A ← H A H for one reflector H after the other, until only the diagonals next to the main one are left. */
    private void reduce() {
        for (int k = 0; k < n; k++) {
            diagonal[k] = a[k * n + k];
            if (k == n - 1) {
                break;
            }
            int from = k + 1;
            double norm = Math.sqrt(Products.dot(a, k * n + from, a, k * n + from, n - from));
            double head = a[k * n + from];
            double alpha = head > 0 ? -norm : norm;
            below[k] = alpha;
            if (norm == 0) {
                continue;
            }
            double[] v = new double[n];
            System.arraycopy(a, k * n + from, v, from, n - from);
            v[from] = head - alpha;
            double square = Products.dot(v, v);
            if (square == 0) {
                continue;
            }
            double beta = 2 / square;
            System.arraycopy(v, 0, reflectors, k * n, n);
            scales[k] = beta;
            updateRest(v, beta, from);
        }
    }

    private void updateRest(double[] v, double beta, int from) {
        double[] w = new double[n];
        RowSharing.forEach(
                n - from,
                n - from,
                r -> w[from + r] = beta * Products.dot(a, (from + r) * n + from, v, from, n - from));
        double half = beta / 2 * Products.dot(w, from, v, from, n - from);
        for (int i = from; i < n; i++) {
            w[i] -= half * v[i];
        }
        RowSharing.forEach(n - from, n - from, r -> {
            int i = from + r;
            double vi = v[i];
            double wi = w[i];
            for (int j = from; j < n; j++) {
                a[i * n + j] -= vi * w[j] + wi * v[j];
            }
        });
    }

    private void iterate() {
        double[] cosines = new double[n];
        double[] sines = new double[n];
        for (int l = 0; l < n; l++) {
            int sweeps = 0;
            int m = firstSmallBelow(l);
            while (m != l) {
                if (sweeps++ == MOST_SWEEPS) {
                    throw new ArithmeticException("Eigenvalue " + l + " did not converge");
                }
                sweep(l, m, cosines, sines);
                m = firstSmallBelow(l);
            }
        }
    }

    private int firstSmallBelow(int l) {
        int m = l;
        while (m < n - 1) {
            double scale = Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]);
            if (Math.abs(below[m]) <= Math.ulp(1.0) * scale) {
                break;
            }
            m++;
        }
        return m;
    }

    private void sweep(int l, int m, double[] cosines, double[] sines) {
        double g = (diagonal[l + 1] - diagonal[l]) / (2 * below[l]);
        double r = Math.hypot(g, 1);
        g = diagonal[m] - diagonal[l] + below[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        int i = m - 1;
        for (; i >= l; i--) {
            double f = s * below[i];
            double b = c * below[i];
            r = Math.hypot(f, g);
            below[i + 1] = r;
            if (r == 0) {
                diagonal[i + 1] -= p;
                below[m] = 0;
                break;
            }
            s = f / r;
            c = g / r;
            g = diagonal[i + 1] - p;
            r = (diagonal[i] - g) * s + 2 * c * b;
            p = s * r;
            diagonal[i + 1] = g + p;
            g = c * r - b;
            cosines[i] = c;
            sines[i] = s;
        }
        rotate(i + 1, m, cosines, sines);
        if (r == 0 && i >= l) {
            return;
        }
        diagonal[l] -= p;
        below[l] = g;
        below[m] = 0;
    }

    /** Applies the rotations of rows (i, i + 1) for i from {@code to − 1} down to {@code from}. */
    private void rotate(int from, int to, double[] cosines, double[] sines) {
        int tasks = (n + COLUMNS_PER_TASK - 1) / COLUMNS_PER_TASK;
        RowSharing.forEach(tasks, (long) (to - from) * COLUMNS_PER_TASK, task -> {
            int first = task * COLUMNS_PER_TASK;
            int end = Math.min(n, first + COLUMNS_PER_TASK);
            for (int i = to - 1; i >= from; i--) {
                double c = cosines[i];
                double s = sines[i];
                int upper = i * n;
                int lower = upper + n;
                for (int j = first; j < end; j++) {
                    double f = vectors[lower + j];
                    double h = vectors[upper + j];
                    vectors[lower + j] = s * h + c * f;
                    vectors[upper + j] = c * h - s * f;
                }
            }
        });
    }

    private void reflectBack() {
        RowSharing.forEach(n, (long) n * n, row -> {
            for (int k = n - 2; k >= 0; k--) {
                if (scales[k] != 0) {
                    int from = k + 1;
                    double factor =
                            scales[k] * Products.dot(vectors, row * n + from, reflectors, k * n + from, n - from);
                    for (int j = from; j < n; j++) {
                        vectors[row * n + j] -= factor * reflectors[k * n + j];
                    }
                }
            }
        });
    }
}
