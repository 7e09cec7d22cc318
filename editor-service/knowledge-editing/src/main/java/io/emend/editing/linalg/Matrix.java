package io.emend.editing.linalg;

import java.util.List;

/**
 * A dense row-major float64 matrix.
 *
 * @param rows number of rows, at least zero
 * @param columns number of columns, at least zero
 * @param values {@code rows * columns} numbers, row after row; not copied, so the caller hands over ownership
 */
@SuppressWarnings("ArrayRecordComponent") // a numeric buffer; identity semantics are intended
public record Matrix(int rows, int columns, double[] values) {

    public Matrix {
        if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
            throw new IllegalArgumentException("A " + rows + " x " + columns + " matrix needs " + (long) rows * columns
                    + " values, found " + values.length);
        }
    }

    /** A matrix of zeros. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[Math.multiplyExact(rows, columns)]);
    }

    /** The identity of the given order. */
    public static Matrix identity(int order) {
        Matrix result = zeros(order, order);
        for (int i = 0; i < order; i++) {
            result.values[i * order + i] = 1.0;
        }
        return result;
    }

    /** Stacks equally long rows. */
    public static Matrix ofRows(List<double[]> rows, int columns) {
        Matrix result = zeros(rows.size(), columns);
        for (int i = 0; i < rows.size(); i++) {
            double[] row = rows.get(i);
            if (row.length != columns) {
                throw new IllegalArgumentException("Row " + i + " has " + row.length + " columns, not " + columns);
            }
            System.arraycopy(row, 0, result.values, i * columns, columns);
        }
        return result;
    }

    public double at(int row, int column) {
        return values[row * columns + column];
    }

    public void set(int row, int column, double value) {
        values[row * columns + column] = value;
    }

    /** A copy of one row. */
    public double[] row(int row) {
        double[] result = new double[columns];
        System.arraycopy(values, row * columns, result, 0, columns);
        return result;
    }

    /** A copy of this matrix. */
    public Matrix copy() {
        return new Matrix(rows, columns, values.clone());
    }

    /** The transposed matrix. */
    public Matrix transposed() {
        Matrix result = zeros(columns, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                result.values[j * rows + i] = values[i * columns + j];
            }
        }
        return result;
    }

    /** Whether every entry is finite. */
    public boolean isFinite() {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }
}
