package io.emend.lm;

/**
 * A change to one matrix as a product of two thin ones: {@code W' = W + up · down}.
 * @param tensorName the matrix it changes, as the checkpoint calls it
 * @param upDR D x r
 * @param downRF r x F
 */
public record LowRankDelta(String tensorName, FloatMatrix upDR, FloatMatrix downRF) {
    public LowRankDelta {
        if (upDR.columns() != downRF.rows() || upDR.columns() < 1) {
            throw new IllegalArgumentException("factors %s and %s do not multiply".formatted(upDR, downRF));
        }
    }

    /** The rank of the product at most. */
    public int rank() {
        return upDR.columns();
    }

    /**
     * The changed matrix.
     * @param weightDF the matrix before
     * @return a new matrix, summed in float64
     */
    public FloatMatrix addedTo(FloatMatrix weightDF) {
        if (weightDF.rows() != upDR.rows() || weightDF.columns() != downRF.columns()) {
            throw new IllegalArgumentException(
                    "a change of %d x %d does not fit %s".formatted(upDR.rows(), downRF.columns(), weightDF));
        }
        int f = weightDF.columns();
        var changed = new float[weightDF.data().length];
        var row = new double[f];
        for (int d = 0; d < weightDF.rows(); d++) {
            for (int j = 0; j < f; j++) {
                row[j] = weightDF.get(d, j);
            }
            for (int r = 0; r < rank(); r++) {
                double factor = upDR.get(d, r);
                for (int j = 0; j < f; j++) {
                    row[j] += factor * downRF.get(r, j);
                }
            }
            for (int j = 0; j < f; j++) {
                changed[d * f + j] = (float) row[j];
            }
        }
        return new FloatMatrix(weightDF.rows(), f, changed);
    }
}
