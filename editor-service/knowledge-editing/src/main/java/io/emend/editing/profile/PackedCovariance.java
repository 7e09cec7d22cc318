package io.emend.editing.profile;

import io.emend.editing.linalg.Matrix;

/**
 * A covariance in a quarter of its size: standard deviations in float64 and the lower triangle of the correlation
 * matrix in 16-bit steps.
 *
 * <p>The rounding, at most half of a 32,767th per entry, is far below the ridge that every use adds; and because the
 * unpacked matrix <em>is</em> the covariance of the profile from then on, it costs no reproducibility.
 *
 * @param deviations root of the diagonal (F)
 * @param correlations lower triangle without diagonal, row after row, {@code F (F − 1) / 2} entries
 */
@SuppressWarnings("ArrayRecordComponent") // numeric buffers that are never compared
record PackedCovariance(double[] deviations, short[] correlations) {
    private static final double STEPS = 32_767.0;

    PackedCovariance {
        long f = deviations.length;
        if (f == 0 || correlations.length != f * (f - 1) / 2) {
            throw new IllegalArgumentException(
                    f + " deviations do not go with " + correlations.length + " correlations");
        }
    }

    static PackedCovariance of(Matrix covarianceFF) {
        int f = covarianceFF.rows();
        double[] deviations = new double[f];
        for (int i = 0; i < f; i++) {
            deviations[i] = Math.sqrt(Math.max(0.0, covarianceFF.at(i, i)));
        }
        short[] correlations = new short[Math.toIntExact((long) f * (f - 1) / 2)];
        int at = 0;
        for (int i = 0; i < f; i++) {
            for (int j = 0; j < i; j++) {
                double scale = deviations[i] * deviations[j];
                double correlation = scale == 0 ? 0 : covarianceFF.at(i, j) / scale;
                correlations[at++] = (short) Math.round(Math.clamp(correlation, -1.0, 1.0) * STEPS);
            }
        }
        return new PackedCovariance(deviations, correlations);
    }

    Matrix unpacked() {
        int f = deviations.length;
        Matrix result = Matrix.zeros(f, f);
        int at = 0;
        for (int i = 0; i < f; i++) {
            for (int j = 0; j < i; j++) {
                double value = correlations[at++] / STEPS * (deviations[i] * deviations[j]);
                result.set(i, j, value);
                result.set(j, i, value);
            }
            result.set(i, i, deviations[i] * deviations[i]);
        }
        return result;
    }
}
