package io.emend.editor.weights;

import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.ledger.EditedModel;
import io.emend.editing.linalg.Cholesky;
import io.emend.editing.linalg.Matrix;
import io.emend.lm.FloatMatrix;
import io.emend.lm.LanguageModel;
import io.emend.lm.LowRankDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the change of every edited matrix as a product of two thin ones, for adapters.
 *
 * <p>A joint solve's change is {@code U V} where the rows of V are the directions of its rows; U follows from the normal
 * equations {@code U (V Vᵀ) = ΔW Vᵀ}, solved in float64 after the rows of V were scaled to unit length.
 */
final class LowRankChanges {
    /** Share of a unit row added to the diagonal, so that two subjects with nearly one key do no harm. */
    private static final double RIDGE = 1e-10;

    private LowRankChanges() {}

    static List<LowRankDelta> of(LanguageModel base, EditedModel edited) {
        Map<Integer, List<double[]>> directionsByLayer = new TreeMap<>();
        for (SlotEdit edit : edited.liveSet().edits()) {
            for (SlotRow row : edit.rows()) {
                if (edit.method().writesWeights()) {
                    directionsByLayer
                            .computeIfAbsent(row.layer(), layer -> new ArrayList<>())
                            .add(unit(row.directionF()));
                }
            }
        }
        List<LowRankDelta> deltas = new ArrayList<>();
        directionsByLayer.forEach((layer, directions) -> deltas.add(delta(base, edited.model(), layer, directions)));
        return deltas;
    }

    private static LowRankDelta delta(LanguageModel base, LanguageModel edited, int layer, List<double[]> rows) {
        FloatMatrix before = base.weightDF(layer);
        FloatMatrix after = edited.weightDF(layer);
        int d = before.rows();
        int f = before.columns();
        int r = rows.size();
        Matrix gramRR = Matrix.zeros(r, r);
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                gramRR.set(i, j, dot(rows.get(i), rows.get(j)) + (i == j ? RIDGE : 0));
            }
        }
        Cholesky factor = Cholesky.of(gramRR);
        float[] up = new float[d * r];
        for (int i = 0; i < d; i++) {
            double[] projected = new double[r];
            for (int k = 0; k < f; k++) {
                double change = (double) after.get(i, k) - before.get(i, k);
                for (int j = 0; j < r; j++) {
                    projected[j] += change * rows.get(j)[k];
                }
            }
            double[] solved = factor.solve(projected);
            for (int j = 0; j < r; j++) {
                up[i * r + j] = (float) solved[j];
            }
        }
        float[] down = new float[r * f];
        for (int j = 0; j < r; j++) {
            for (int k = 0; k < f; k++) {
                down[j * f + k] = (float) rows.get(j)[k];
            }
        }
        String tensor = base.mlpOutput(layer).tensorName();
        return new LowRankDelta(tensor, new FloatMatrix(d, r, up), new FloatMatrix(r, f, down));
    }

    private static double[] unit(float[] direction) {
        double[] row = new double[direction.length];
        double norm = 0;
        for (int k = 0; k < row.length; k++) {
            norm += (double) direction[k] * direction[k];
        }
        double scale = norm == 0 ? 0 : 1 / Math.sqrt(norm);
        for (int k = 0; k < row.length; k++) {
            row[k] = direction[k] * scale;
        }
        return row;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
