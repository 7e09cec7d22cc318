package io.emend.lm;

import java.util.Arrays;

/**
 * A dense row-major matrix of float32, for moving weights, keys and factors between Java and the engine.
 *
 * <p>The array is not copied on the way in or out: large matrices pass through here. Treat it as given away.
 * @param rows number of rows, at least 0
 * @param columns number of columns, at least 0
 * @param data {@code rows * columns} values, row after row
 */
@SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
public record FloatMatrix(int rows, int columns, float[] data) {
    /** Rows and columns that are turned together, so that what is read and what is written stay in the cache. */
    private static final int TILE = 32;

    public FloatMatrix {
        if (rows < 0 || columns < 0 || (long) rows * columns != data.length) {
            throw new IllegalArgumentException(
                    "a %d x %d matrix does not have %d values".formatted(rows, columns, data.length));
        }
    }

    /** Copies equally long rows into one matrix; no rows give a matrix of 0 x 0. */
    public static FloatMatrix ofRows(float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        var data = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException("rows of %d and %d values".formatted(columns, rows[i].length));
            }
            System.arraycopy(rows[i], 0, data, i * columns, columns);
        }
        return new FloatMatrix(rows.length, columns, data);
    }

    /** The value at a row and column. */
    public float get(int row, int column) {
        return data[row * columns + column];
    }

    /** A copy of one row. */
    public float[] row(int row) {
        return Arrays.copyOfRange(data, row * columns, (row + 1) * columns);
    }

    /** A transposed copy. */
    public FloatMatrix transposed() {
        var turned = new float[data.length];
        for (int i = 0; i < rows; i += TILE) {
            for (int j = 0; j < columns; j += TILE) {
                turnTile(i, Math.min(i + TILE, rows), j, Math.min(j + TILE, columns), turned);
            }
        }
        return new FloatMatrix(columns, rows, turned);
    }

    private void turnTile(int fromRow, int toRow, int fromColumn, int toColumn, float[] turned) {
        for (int i = fromRow; i < toRow; i++) {
            for (int j = fromColumn; j < toColumn; j++) {
                turned[j * rows + i] = data[i * columns + j];
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FloatMatrix that
                && rows == that.rows
                && columns == that.columns
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "FloatMatrix[" + rows + " x " + columns + "]";
    }
}
