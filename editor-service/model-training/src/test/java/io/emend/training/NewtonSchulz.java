package io.emend.training;

import java.util.Arrays;

/** Muon's iteration in plain loops and float64, as an oracle. */
final class NewtonSchulz {
    private static final int TURNS = 5;

    private NewtonSchulz() {}

    /** A matrix (rows, columns) with the singular vectors of {@code g} and singular values near 1. */
    static double[] of(double[] g, int rows, int columns) {
        double norm = Math.sqrt(Arrays.stream(g).map(x -> x * x).sum());
        double[] x = Arrays.stream(g).map(value -> value / norm).toArray();
        for (int turn = 0; turn < TURNS; turn++) {
            double[] square = product(x, transposed(x, rows, columns), rows, columns, rows);
            double[] fourth = product(square, square, rows, rows, rows);
            double[] first = product(square, x, rows, rows, columns);
            double[] second = product(fourth, x, rows, rows, columns);
            for (int i = 0; i < x.length; i++) {
                x[i] = 3.4445 * x[i] - 4.7750 * first[i] + 2.0315 * second[i];
            }
        }
        return x;
    }

    private static double[] transposed(double[] a, int rows, int columns) {
        double[] result = new double[a.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result[j * rows + i] = a[i * columns + j];
            }
        }
        return result;
    }

    private static double[] product(double[] a, double[] b, int n, int inner, int m) {
        double[] result = new double[n * m];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < inner; k++) {
                for (int j = 0; j < m; j++) {
                    result[i * m + j] += a[i * inner + k] * b[k * m + j];
                }
            }
        }
        return result;
    }
}
