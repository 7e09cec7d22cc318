package io.emend.editing.target;

import io.emend.lm.LanguageModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The loss of slots on the model: negative log-likelihood of the new answers, and divergence from the base model at the
 * preserved ones. One group per name of a subject. Holds native memory until closed.
 *
 * <p>Groups that are done leave the batch once they are half of it.
 */
final class SlotObjective implements TargetObjective, AutoCloseable {
    private final LanguageModel base;
    private final int layer;
    private final List<SlotExamples.Group> groups;
    private final double kl;
    private final int width;
    private final double[] hiddenNorms;
    private final Evaluation last;
    private int[] present;
    private SlotBatch batch;

    /**
     * @param layer where δ is added
     * @param kl weight of the preserved answers
     * @param hiddenNorms mean norm of the states to which δ is added, by group
     */
    SlotObjective(LanguageModel base, int layer, List<SlotExamples.Group> groups, double kl, double[] hiddenNorms) {
        this.base = base;
        this.layer = layer;
        this.groups = groups;
        this.kl = kl;
        this.width = base.config().hiddenSize();
        this.hiddenNorms = hiddenNorms;
        this.last = new Evaluation(
                new float[groups.size() * width],
                new double[groups.size()],
                new double[groups.size()],
                new boolean[groups.size()]);
        this.present = IntStream.range(0, groups.size()).toArray();
        this.batch = SlotBatch.of(base, layer, groups, kl);
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

    /** Figures of groups that are not active stay as they were last. */
    @Override
    public Evaluation at(float[] deltasGD, boolean[] active) {
        narrow(IntStream.of(present).filter(g -> active[g]).toArray());
        float[] deltas = new float[present.length * width];
        for (int i = 0; i < present.length; i++) {
            System.arraycopy(deltasGD, present[i] * width, deltas, i * width, width);
        }
        Evaluation evaluation = batch.at(deltas);
        for (int i = 0; i < present.length; i++) {
            int g = present[i];
            if (active[g]) {
                System.arraycopy(evaluation.gradientsGD(), i * width, last.gradientsGD(), g * width, width);
                last.targetLosses()[g] = evaluation.targetLosses()[i];
                last.preservedLosses()[g] = evaluation.preservedLosses()[i];
                last.hits()[g] = evaluation.hits()[i];
            }
        }
        return last;
    }

    private void narrow(int[] wanted) {
        if (wanted.length > 0 && 2 * wanted.length <= present.length) {
            batch.close();
            present = wanted;
            batch = SlotBatch.of(
                    base, layer, Arrays.stream(wanted).mapToObj(groups::get).toList(), kl);
        }
    }

    @Override
    public void close() {
        batch.close();
    }
}
