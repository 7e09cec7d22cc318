package io.emend.editing.target;

import io.emend.editing.EditException;
import io.emend.editing.PlanDiagnostics;
import io.emend.editing.settings.TargetSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds δ by Adam (Kingma &amp; Ba 2014, arXiv:1412.6980) from zero or a given start, each group with a state and an end of its own.
 *
 * <p>The target value of ROME (Meng et al. 2022, arXiv:2202.05262, Eq. 4). Deviations: the step is relative to the hidden
 * state's root mean square, so that one default serves every model; the preservation term covers the subject's other facts;
 * a group stops once its target has been the most likely answer, clearly enough, and the preserved facts have been near their
 * old answers, for some steps in a row.
 */
final class TargetSearch {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    /** The step size is constant, and falls linearly over the last of the steps: here the last half. */
    private static final double LATE_STEPS = 2;

    /** After its first steps, a search whose loss fell by less than a fiftieth in so many steps has come to its end. */
    private static final int FIRST_STEPS = 15;

    private static final int STALE_STEPS = 8;

    /** A target that is right under every wording need not be as clear after a long search: what is enough doubles in so many steps. */
    private static final double RELAXING_STEPS = 20;

    private static final double PROGRESS = 0.98;

    private static final double EPSILON = 1e-12;

    private final TargetObjective objective;
    private final TargetSettings settings;
    private final int width;
    private final float[] deltas;
    private final double[] momentum;
    private final double[] variance;
    private final int[] steps;
    private final int[] calmSteps;
    private final double[] leastLosses;
    private final int[] staleSteps;
    private final boolean[] converged;
    private final boolean[] active;

    /** @param startsGD where to begin (G, D); shortened where it is longer than a target may be */
    TargetSearch(TargetObjective objective, TargetSettings settings, float[] startsGD) {
        this.objective = objective;
        this.settings = settings;
        this.width = objective.width();
        int size = objective.groups() * width;
        this.deltas = startsGD.clone();
        this.momentum = new double[size];
        this.variance = new double[size];
        this.steps = new int[objective.groups()];
        this.calmSteps = new int[objective.groups()];
        this.leastLosses = new double[objective.groups()];
        this.staleSteps = new int[objective.groups()];
        this.converged = new boolean[objective.groups()];
        this.active = new boolean[objective.groups()];
        Arrays.fill(active, true);
        for (int g = 0; g < objective.groups(); g++) {
            clamp(g, settings.clamp() * objective.hiddenNorm(g));
        }
    }

    /**
     * @param deltasGD the deltas found
     * @param diagnostics figures by group
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over to the caller
    record Found(float[] deltasGD, List<PlanDiagnostics> diagnostics) {}

    /** @throws EditException.EditDiverged if loss or gradient leave the finite numbers */
    Found run() {
        TargetObjective.Evaluation evaluation = objective.at(deltas, active);
        for (int step = 0; step < settings.steps() && moved(evaluation); step++) {
            evaluation = objective.at(deltas, active);
        }
        List<PlanDiagnostics> diagnostics = new ArrayList<>();
        for (int g = 0; g < objective.groups(); g++) {
            diagnostics.add(diagnostics(evaluation, g));
        }
        return new Found(deltas.clone(), diagnostics);
    }

    /** Takes a step with every group that is not done; @return whether there was one. */
    private boolean moved(TargetObjective.Evaluation evaluation) {
        boolean moved = false;
        for (int g = 0; g < objective.groups(); g++) {
            requireFinite(evaluation, g);
            active[g] = !isDone(evaluation, g);
            if (active[g]) {
                advance(g, evaluation.gradientsGD());
                moved = true;
            }
        }
        return moved;
    }

    private void requireFinite(TargetObjective.Evaluation evaluation, int g) {
        boolean finite = Double.isFinite(evaluation.targetLosses()[g])
                && Double.isFinite(evaluation.preservedLosses()[g]);
        for (int i = g * width; finite && i < (g + 1) * width; i++) {
            finite = Float.isFinite(evaluation.gradientsGD()[i]);
        }
        if (!finite) {
            throw new EditException.EditDiverged("Loss or gradient of group " + g + " is not finite after " + steps[g]
                    + " steps; lower the step size");
        }
    }

    private boolean isDone(TargetObjective.Evaluation evaluation, int g) {
        if (converged[g]) {
            return true;
        }
        boolean calm = evaluation.hits()[g]
                && evaluation.targetLosses()[g] <= settings.enough() * (1 + steps[g] / RELAXING_STEPS)
                && evaluation.preservedLosses()[g] <= settings.enough();
        calmSteps[g] = calm ? calmSteps[g] + 1 : 0;
        double loss = evaluation.targetLosses()[g] + settings.kl() * evaluation.preservedLosses()[g];
        if (steps[g] <= FIRST_STEPS || loss < PROGRESS * leastLosses[g]) {
            leastLosses[g] = loss;
            staleSteps[g] = 0;
        } else {
            staleSteps[g]++;
        }
        converged[g] = calmSteps[g] >= settings.patience() || staleSteps[g] >= STALE_STEPS;
        return converged[g];
    }

    private void advance(int g, float[] gradientsGD) {
        double hiddenNorm = objective.hiddenNorm(g);
        int t = ++steps[g];
        double share = Math.min(1, LATE_STEPS * (1 - (t - 1.0) / settings.steps()));
        double stepSize = share * settings.stepSize() * hiddenNorm / Math.sqrt(width);
        double pull = 2 * settings.decay() / (hiddenNorm * hiddenNorm);
        double correction1 = 1 - Math.pow(BETA_1, t);
        double correction2 = 1 - Math.pow(BETA_2, t);
        for (int i = g * width; i < (g + 1) * width; i++) {
            double gradient = gradientsGD[i] + pull * deltas[i];
            momentum[i] = BETA_1 * momentum[i] + (1 - BETA_1) * gradient;
            variance[i] = BETA_2 * variance[i] + (1 - BETA_2) * gradient * gradient;
            double update = momentum[i] / correction1 / (Math.sqrt(variance[i] / correction2) + EPSILON);
            deltas[i] = (float) (deltas[i] - stepSize * update);
        }
        clamp(g, settings.clamp() * hiddenNorm);
    }

    private void clamp(int g, double most) {
        double norm = norm(g);
        if (norm > most) {
            double factor = most / norm;
            for (int i = g * width; i < (g + 1) * width; i++) {
                deltas[i] = (float) (deltas[i] * factor);
            }
        }
    }

    private double norm(int g) {
        double sum = 0;
        for (int i = g * width; i < (g + 1) * width; i++) {
            sum += (double) deltas[i] * deltas[i];
        }
        return Math.sqrt(sum);
    }

    private PlanDiagnostics diagnostics(TargetObjective.Evaluation last, int g) {
        requireFinite(last, g);
        return new PlanDiagnostics(
                steps[g],
                last.targetLosses()[g],
                last.preservedLosses()[g],
                norm(g) / objective.hiddenNorm(g),
                last.hits()[g]);
    }
}
