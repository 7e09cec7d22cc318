package io.emend.editing.target;

import io.emend.lm.DeltaObjective;
import io.emend.lm.LanguageModel;
import io.emend.lm.Precision;
import io.emend.lm.PrefixStates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of tokens with the losses that are asked of them, one group after the other. Holds native memory until closed.
 *
 * <p>A row's losses are summed over its answer's tokens: an answer is as likely as all of them together, and of a long name
 * only the first token may be hard.
 */
final class SlotBatch implements AutoCloseable {
    private final PrefixStates prefix;
    private final DeltaObjective objective;
    private final int groups;
    private final int[] groupOfAim;
    private final int[] groupOfHold;
    private final int[] targetRows;
    private final int[] preservedRows;

    private SlotBatch(
            PrefixStates prefix,
            DeltaObjective objective,
            List<SlotExamples.Group> examples,
            int[] groupOfAim,
            int[] groupOfHold) {
        this.prefix = prefix;
        this.objective = objective;
        this.groups = examples.size();
        this.targetRows =
                examples.stream().mapToInt(group -> group.targets().size()).toArray();
        this.preservedRows =
                examples.stream().mapToInt(group -> group.preserved().size()).toArray();
        this.groupOfAim = groupOfAim;
        this.groupOfHold = groupOfHold;
    }

    static SlotBatch of(LanguageModel base, int layer, List<SlotExamples.Group> examples, double kl) {
        Rows rows = new Rows();
        int group = 0;
        for (SlotExamples.Group example : examples) {
            rows.addTargets(example.targets(), group);
            rows.addPreserved(example.preserved(), group, kl);
            group++;
        }
        int[] owners = ints(rows.groupOfRow);
        PrefixStates prefix = base.prefix(layer, rows.tokens);
        try {
            DeltaObjective objective = DeltaObjective.of(
                    base, prefix, ints(rows.positions), owners, group, rows.aims, rows.holds, Precision.COARSE);
            return new SlotBatch(
                    prefix,
                    objective,
                    examples,
                    rows.aims.stream().mapToInt(aim -> owners[aim.row()]).toArray(),
                    rows.holds.stream().mapToInt(hold -> owners[hold.row()]).toArray());
        } catch (RuntimeException e) {
            prefix.close();
            throw e;
        }
    }

    /** Collects rows of tokens with what is asked of them. */
    private static final class Rows {
        private final List<int[]> tokens = new ArrayList<>();
        private final List<Integer> positions = new ArrayList<>();
        private final List<Integer> groupOfRow = new ArrayList<>();
        private final List<DeltaObjective.Aim> aims = new ArrayList<>();
        private final List<DeltaObjective.Hold> holds = new ArrayList<>();

        private void addTargets(List<SubjectSite> sites, int group) {
            for (SubjectSite site : sites) {
                int[] answer = site.answer();
                double weight = 1.0 / sites.size();
                for (int i = 0; i < answer.length; i++) {
                    aims.add(new DeltaObjective.Aim(tokens.size(), site.answerStart() - 1 + i, answer[i], weight));
                }
                add(site, group);
            }
        }

        private void addPreserved(List<SubjectSite> sites, int group, double kl) {
            for (SubjectSite site : sites) {
                double weight = kl / sites.size();
                for (int i = 0; i < site.answer().length; i++) {
                    holds.add(new DeltaObjective.Hold(tokens.size(), site.answerStart() - 1 + i, weight));
                }
                add(site, group);
            }
        }

        private void add(SubjectSite site, int group) {
            // The last token only has to be predicted, never read.
            tokens.add(Arrays.copyOf(site.tokens(), site.tokens().length - 1));
            positions.add(site.position());
            groupOfRow.add(group);
        }
    }

    TargetObjective.Evaluation at(float[] deltasGD) {
        int width = deltasGD.length / groups;
        float[][] deltas = new float[groups][];
        for (int g = 0; g < groups; g++) {
            deltas[g] = Arrays.copyOfRange(deltasGD, g * width, (g + 1) * width);
        }
        DeltaObjective.Evaluation evaluation = objective.evaluate(deltas);
        float[] gradients = new float[deltasGD.length];
        for (int g = 0; g < groups; g++) {
            System.arraycopy(evaluation.gradientGD()[g], 0, gradients, g * width, width);
        }
        boolean[] hits = new boolean[groups];
        Arrays.fill(hits, true);
        for (int i = 0; i < groupOfAim.length; i++) {
            hits[groupOfAim[i]] &= evaluation.aimHit()[i];
        }
        return new TargetObjective.Evaluation(
                gradients,
                perRow(evaluation.aimNll(), groupOfAim, targetRows),
                perRow(evaluation.holdKl(), groupOfHold, preservedRows),
                hits);
    }

    private static double[] perRow(double[] values, int[] owners, int[] rows) {
        double[] sums = new double[rows.length];
        for (int i = 0; i < values.length; i++) {
            sums[owners[i]] += values[i] / rows[owners[i]];
        }
        return sums;
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void close() {
        objective.close();
        prefix.close();
    }
}
