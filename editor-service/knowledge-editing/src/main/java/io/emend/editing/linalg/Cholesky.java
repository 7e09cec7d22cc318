package io.emend.editing.linalg;

import java.util.Arrays;

/**
 * The factor {@code L} of a symmetric positive definite matrix {@code A = L Lᵀ}, and solves with it.
 *
 * <p>Blocked by columns; every entry of the factor is one fixed sequence of operations, so that the bits do not depend
 * on the number of threads. Immutable and safe to share.
 */
public final class Cholesky {
    /** Columns per panel: small enough that a panel stays in cache. */
    private static final int PANEL = 64;

    private final Matrix lower;

    private Cholesky(Matrix lower) {
        this.lower = lower;
    }

    /**
     * Factors {@code A}; only its lower triangle is read.
     *
     * @throws NotPositiveDefinite if a pivot is not a positive finite number
     */
    public static Cholesky of(Matrix a) {
        if (a.rows() != a.columns()) {
            throw new IllegalArgumentException("Expected a square matrix, found " + a.rows() + "x" + a.columns());
        }
        int n = a.rows();
        double[] l = a.values().clone();
        for (int from = 0; from < n; from += PANEL) {
            int to = Math.min(from + PANEL, n);
            factorDiagonal(l, n, from, to);
            int first = from;
            RowSharing.forEach(n - to, (long) PANEL * PANEL, r -> solvePanelRow(l, n, to + r, first, to));
            updateTrailing(l, n, from, to);
        }
        for (int i = 0; i < n; i++) {
            Arrays.fill(l, i * n + i + 1, i * n + n, 0.0);
        }
        return new Cholesky(new Matrix(n, n, l));
    }

    /** Wraps a factor that was computed earlier, for instance read back from a file. */
    public static Cholesky ofFactor(Matrix lower) {
        return new Cholesky(lower);
    }

    private static void factorDiagonal(double[] l, int n, int from, int to) {
        for (int j = from; j < to; j++) {
            double pivot = l[j * n + j] - Products.dot(l, j * n + from, l, j * n + from, j - from);
            if (!(pivot > 0) || Double.isInfinite(pivot)) {
                throw new NotPositiveDefinite(j, pivot);
            }
            double root = Math.sqrt(pivot);
            l[j * n + j] = root;
            for (int i = j + 1; i < to; i++) {
                l[i * n + j] = (l[i * n + j] - Products.dot(l, i * n + from, l, j * n + from, j - from)) / root;
            }
        }
    }

    private static void solvePanelRow(double[] l, int n, int row, int from, int to) {
        for (int j = from; j < to; j++) {
            l[row * n + j] =
                    (l[row * n + j] - Products.dot(l, row * n + from, l, j * n + from, j - from)) / l[j * n + j];
        }
    }

    /** Subtracts the panel's contribution from the lower triangle to its right. */
    private static void updateTrailing(double[] l, int n, int from, int to) {
        int rest = n - to;
        int width = to - from;
        if (rest == 0) {
            return;
        }
        // The panel, transposed and negated, so that the inner loop runs along contiguous memory.
        double[] panel = new double[width * rest];
        for (int k = 0; k < width; k++) {
            for (int j = 0; j < rest; j++) {
                panel[k * rest + j] = -l[(to + j) * n + from + k];
            }
        }
        RowSharing.forEach(rest, (long) width * rest / 2, r -> {
            int row = to + r;
            Products.addCombination(l, row * n + from, width, panel, 0, rest, l, row * n + to, 0, r + 1);
        });
    }

    public int order() {
        return lower.rows();
    }

    /** The lower triangular factor; zero above the diagonal. Not to be changed. */
    public Matrix lower() {
        return lower;
    }

    /** Solves {@code L x = b}: whitening, if {@code A} is a covariance. */
    public double[] solveLower(double[] b) {
        int n = order();
        double[] l = lower.values();
        double[] x = b.clone();
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] - Products.dot(l, i * n, x, 0, i)) / l[i * n + i];
        }
        return x;
    }

    /** Solves {@code Lᵀ x = b}. */
    public double[] solveUpper(double[] b) {
        int n = order();
        double[] l = lower.values();
        double[] x = b.clone();
        for (int i = n - 1; i >= 0; i--) {
            double xi = x[i] / l[i * n + i];
            x[i] = xi;
            for (int j = 0; j < i; j++) {
                x[j] -= xi * l[i * n + j];
            }
        }
        return x;
    }

    /** Solves {@code A x = b}. */
    public double[] solve(double[] b) {
        return solveUpper(solveLower(b));
    }

    /** Solves {@code X A = B} row by row; rows are independent of each other. */
    public Matrix solveRows(Matrix b) {
        if (b.columns() != order()) {
            throw new IllegalArgumentException("Expected " + order() + " columns, found " + b.columns());
        }
        Matrix result = Matrix.zeros(b.rows(), b.columns());
        RowSharing.forEach(b.rows(), (long) order() * order(), i -> {
            double[] row = solve(b.row(i));
            System.arraycopy(row, 0, result.values(), i * b.columns(), b.columns());
        });
        return result;
    }

    /** The inverse of the factor, {@code L⁻¹}, for whitening by one matrix product. */
    public Matrix inverseLower() {
        int n = order();
        Matrix result = Matrix.zeros(n, n);
        int panels = (n + PANEL - 1) / PANEL;
        RowSharing.forEach(panels, (long) n * n * PANEL / 2, panel -> {
            int from = panel * PANEL;
            invertColumns(result.values(), from, Math.min(from + PANEL, n));
        });
        return result;
    }

    /** Row i of the inverse is {@code (e_i − Σ_{k<i} L_ik X_k) / L_ii}; here for columns [from, to). */
    private void invertColumns(double[] x, int from, int to) {
        int n = order();
        double[] l = lower.values();
        double[] coefficients = new double[n];
        for (int i = from; i < n; i++) {
            for (int k = from; k < i; k++) {
                coefficients[k] = -l[i * n + k];
            }
            if (i < to) {
                x[i * n + i] = 1.0;
            }
            Products.addCombination(coefficients, from, i - from, x, from * n, n, x, i * n, from, to);
            for (int j = from; j < to; j++) {
                x[i * n + j] /= l[i * n + i];
            }
        }
    }
}
