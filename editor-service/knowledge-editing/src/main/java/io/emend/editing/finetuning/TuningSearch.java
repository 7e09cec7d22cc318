package io.emend.editing.finetuning;

import io.emend.editing.EditException;
import io.emend.editing.PlanDiagnostics;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.settings.TargetSettings;
import io.emend.lm.FloatMatrix;
import io.emend.lm.MatrixObjective;
import java.util.Arrays;

/** Adam on a change of one matrix, until every wanted token is the likeliest one and what is preserved stays. */
final class TuningSearch {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-12;

    private final MatrixObjective objective;
    private final TargetSettings settings;
    private final int rows;
    private final int columns;
    private final double weightNorm;
    private final double stepSize;
    private final float[] change;
    private final double[] momentum;
    private final double[] variance;

    /** @param weightsDF the matrix before */
    TuningSearch(MatrixObjective objective, FloatMatrix weightsDF, TargetSettings settings) {
        this.objective = objective;
        this.settings = settings;
        this.rows = weightsDF.rows();
        this.columns = weightsDF.columns();
        int size = weightsDF.data().length;
        this.weightNorm = FloatProducts.norm(weightsDF.data());
        this.stepSize = settings.stepSize() * weightNorm / Math.sqrt(size);
        this.change = new float[size];
        this.momentum = new double[size];
        this.variance = new double[size];
    }

    /** The change (D, F), and how the search went; its norm is relative to the matrix. */
    record Found(Matrix changeDF, PlanDiagnostics diagnostics) {}

    /** @throws EditException.EditDiverged if loss or gradient leave the finite numbers */
    Found run() {
        int calm = 0;
        int step = 0;
        while (true) {
            MatrixObjective.Evaluation now = evaluated(step);
            double nll = Arrays.stream(now.aimNll()).average().orElse(0);
            double kl = Arrays.stream(now.holdKl()).average().orElse(0);
            boolean hit = allOf(now.aimHit());
            calm = hit && nll <= settings.enough() && kl <= settings.enough() ? calm + 1 : 0;
            if (calm >= settings.patience() || step == settings.steps()) {
                double norm = FloatProducts.norm(change) / weightNorm;
                Matrix found = new Matrix(rows, columns, FloatProducts.widened(change));
                return new Found(found, new PlanDiagnostics(step, nll, kl, norm, hit));
            }
            advance(++step, now.gradientDF());
        }
    }

    private MatrixObjective.Evaluation evaluated(int step) {
        MatrixObjective.Evaluation now = objective.evaluate(new FloatMatrix(rows, columns, change));
        boolean finite = Double.isFinite(now.loss());
        for (float value : now.gradientDF()) {
            finite &= Float.isFinite(value);
        }
        if (!finite) {
            throw new EditException.EditDiverged(
                    "Loss or gradient is not finite after " + step + " steps of fine-tuning; lower the step size");
        }
        return now;
    }

    private void advance(int step, float[] gradient) {
        double correction1 = 1 - Math.pow(BETA_1, step);
        double correction2 = 1 - Math.pow(BETA_2, step);
        for (int i = 0; i < change.length; i++) {
            momentum[i] = BETA_1 * momentum[i] + (1 - BETA_1) * gradient[i];
            variance[i] = BETA_2 * variance[i] + (1 - BETA_2) * gradient[i] * gradient[i];
            double update = momentum[i] / correction1 / (Math.sqrt(variance[i] / correction2) + EPSILON);
            change[i] = (float) (change[i] * (1 - settings.decay()) - stepSize * update);
        }
        double norm = FloatProducts.norm(change);
        double most = settings.clamp() * weightNorm;
        if (norm > most) {
            float factor = (float) (most / norm);
            for (int i = 0; i < change.length; i++) {
                change[i] *= factor;
            }
        }
    }

    private static boolean allOf(boolean[] values) {
        for (boolean value : values) {
            if (!value) {
                return false;
            }
        }
        return true;
    }
}
