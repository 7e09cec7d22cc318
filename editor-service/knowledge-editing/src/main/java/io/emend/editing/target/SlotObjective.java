package io.emend.editing.target;

import io.emend.lm.DeltaObjective;
import io.emend.lm.LanguageModel;
import io.emend.lm.PrefixStates;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss of one slot on the model: negative log-likelihood of the new answers, and divergence from the base model at the
 * preserved ones. One group per name of the subject. Holds native memory until closed.
 */
final class SlotObjective implements TargetObjective, AutoCloseable {
    private final PrefixStates prefix;
    private final DeltaObjective objective;
    private final int groups;
    private final int width;
    private final double[] hiddenNorms;
    private final int[] groupOfAim;
    private final int[] groupOfHold;

    private SlotObjective(
            PrefixStates prefix,
            DeltaObjective objective,
            int width,
            double[] hiddenNorms,
            int[] groupOfAim,
            int[] groupOfHold) {
        this.prefix = prefix;
        this.objective = objective;
        this.groups = hiddenNorms.length;
        this.width = width;
        this.hiddenNorms = hiddenNorms;
        this.groupOfAim = groupOfAim;
        this.groupOfHold = groupOfHold;
    }

    /**
     * @param layer where δ is added
     * @param kl weight of the preserved answers
     * @param hiddenNorms mean norm of the states to which δ is added, by group
     */
    static SlotObjective of(LanguageModel base, int layer, SlotExamples examples, double kl, double[] hiddenNorms) {
        List<int[]> rows = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<Integer> groupOfRow = new ArrayList<>();
        List<DeltaObjective.Aim> aims = new ArrayList<>();
        List<DeltaObjective.Hold> holds = new ArrayList<>();
        int group = 0;
        for (String mention : examples.targets().keySet()) {
            List<SubjectSite> targets = examples.targets().getOrDefault(mention, List.of());
            for (SubjectSite site : targets) {
                int[] answer = site.answer();
                double weight = 1.0 / (targets.size() * answer.length);
                for (int i = 0; i < answer.length; i++) {
                    aims.add(new DeltaObjective.Aim(rows.size(), site.answerStart() - 1 + i, answer[i], weight));
                }
                addRow(site, group, rows, positions, groupOfRow);
            }
            List<SubjectSite> preserved = examples.preserved().getOrDefault(mention, List.of());
            for (SubjectSite site : preserved) {
                int places = site.tokens().length - site.answerStart();
                double weight = kl / (preserved.size() * places);
                for (int i = 0; i < places; i++) {
                    holds.add(new DeltaObjective.Hold(rows.size(), site.answerStart() - 1 + i, weight));
                }
                addRow(site, group, rows, positions, groupOfRow);
            }
            group++;
        }
        int[] owners = ints(groupOfRow);
        PrefixStates prefix = base.prefix(layer, rows);
        try {
            DeltaObjective objective =
                    DeltaObjective.of(base, prefix, ints(positions), owners, group, aims, holds);
            return new SlotObjective(
                    prefix,
                    objective,
                    base.config().hiddenSize(),
                    hiddenNorms,
                    aims.stream().mapToInt(aim -> owners[aim.row()]).toArray(),
                    holds.stream().mapToInt(hold -> owners[hold.row()]).toArray());
        } catch (RuntimeException e) {
            prefix.close();
            throw e;
        }
    }

    private static void addRow(
            SubjectSite site, int group, List<int[]> rows, List<Integer> positions, List<Integer> groupOfRow) {
        // The last token only has to be predicted, never read.
        rows.add(java.util.Arrays.copyOf(site.tokens(), site.tokens().length - 1));
        positions.add(site.position());
        groupOfRow.add(group);
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int groups() {
        return groups;
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
        float[][] deltas = new float[groups][];
        for (int g = 0; g < groups; g++) {
            deltas[g] = java.util.Arrays.copyOfRange(deltasGD, g * width, (g + 1) * width);
        }
        DeltaObjective.Evaluation evaluation = objective.evaluate(deltas);
        float[] gradients = new float[groups * width];
        for (int g = 0; g < groups; g++) {
            System.arraycopy(evaluation.gradientGD()[g], 0, gradients, g * width, width);
        }
        boolean[] hits = new boolean[groups];
        java.util.Arrays.fill(hits, true);
        for (int i = 0; i < groupOfAim.length; i++) {
            hits[groupOfAim[i]] &= evaluation.aimHit()[i];
        }
        return new Evaluation(
                gradients,
                means(evaluation.aimNll(), groupOfAim),
                means(evaluation.holdKl(), groupOfHold),
                hits);
    }

    private double[] means(double[] values, int[] owners) {
        double[] sums = new double[groups];
        int[] counts = new int[groups];
        for (int i = 0; i < values.length; i++) {
            sums[owners[i]] += values[i];
            counts[owners[i]]++;
        }
        for (int g = 0; g < groups; g++) {
            sums[g] = counts[g] == 0 ? 0 : sums[g] / counts[g];
        }
        return sums;
    }

    @Override
    public void close() {
        objective.close();
        prefix.close();
    }
}
