package io.emend.editing.target;

import io.emend.lm.LanguageModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss of one slot on the model: negative log-likelihood of the new answers, and divergence from the base model at the
 * preserved ones. One group per name of the subject. Holds native memory until closed.
 *
 * <p>All targets take part in every step; preserved wordings take turns, so that many of them constrain δ at the cost of
 * few.
 */
final class SlotObjective implements TargetObjective, AutoCloseable {
    private final List<SlotBatch> turns;
    private final int width;
    private final double[] hiddenNorms;
    private final double[][] preservedLosses;
    private int evaluations;

    private SlotObjective(List<SlotBatch> turns, int width, double[] hiddenNorms) {
        this.turns = turns;
        this.width = width;
        this.hiddenNorms = hiddenNorms;
        this.preservedLosses = new double[turns.size()][hiddenNorms.length];
    }

    /**
     * @param layer where δ is added
     * @param kl weight of the preserved answers
     * @param preservedPerTurn most preserved wordings per name and step
     * @param hiddenNorms mean norm of the states to which δ is added, by group
     */
    static SlotObjective of(
            LanguageModel base,
            int layer,
            SlotExamples examples,
            double kl,
            int preservedPerTurn,
            double[] hiddenNorms) {
        int most = examples.preserved().values().stream()
                .mapToInt(List::size)
                .max()
                .orElse(0);
        int count = preservedPerTurn == 0 ? 1 : Math.max(1, (most + preservedPerTurn - 1) / preservedPerTurn);
        List<SlotBatch> turns = new ArrayList<>();
        try {
            for (int turn = 0; turn < count; turn++) {
                turns.add(SlotBatch.of(base, layer, examples, kl, turn, count));
            }
        } catch (RuntimeException e) {
            turns.forEach(SlotBatch::close);
            throw e;
        }
        return new SlotObjective(turns, base.config().hiddenSize(), hiddenNorms);
    }

    @Override
    public int groups() {
        return hiddenNorms.length;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public double hiddenNorm(int group) {
        return hiddenNorms[group];
    }

    @Override
    public Evaluation at(float[] deltasGD) {
        int turn = evaluations++ % turns.size();
        Evaluation evaluation = turns.get(turn).at(deltasGD);
        preservedLosses[turn] = evaluation.preservedLosses();
        return new Evaluation(
                evaluation.gradientsGD(), evaluation.targetLosses(), meanPreservedLosses(), evaluation.hits());
    }

    private double[] meanPreservedLosses() {
        int seen = Math.min(evaluations, turns.size());
        double[] means = new double[groups()];
        for (int turn = 0; turn < seen; turn++) {
            for (int g = 0; g < means.length; g++) {
                means[g] += preservedLosses[turn][g] / seen;
            }
        }
        return means;
    }

    @Override
    public void close() {
        turns.forEach(SlotBatch::close);
    }
}
