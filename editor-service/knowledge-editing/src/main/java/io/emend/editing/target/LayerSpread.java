package io.emend.editing.target;

import io.emend.editing.SlotRow;
import io.emend.editing.write.RankOneWrites;
import io.emend.lm.FloatMatrix;
import io.emend.lm.LanguageModel;
import io.emend.lm.MlpOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Spreads targets found at the last of several layers over all of them.
 *
 * <p>MEMIT (arXiv:2210.07229, Alg. 1): from the lowest layer up, every layer takes its share of what is still missing,
 * {@code r = (z − h) / (layers left)}, where h already feels the writes below. Deviation: h and the keys of higher layers
 * feel this slot's own writes only, each an exact rank-one write, so that a slot stays independent of all others.
 */
public final class LayerSpread {
    private LayerSpread() {}

    /** Makes a row out of what a layer needs to know. */
    @FunctionalInterface
    public interface RowMaker {
        SlotRow row(int layer, String mention, double[] keyF, float[] deltaD);
    }

    /**
     * @param layers ascending; the targets were found at the last
     * @return rows ordered by layer, then by name
     */
    public static List<SlotRow> over(LanguageModel base, List<Integer> layers, SlotTargets found, RowMaker maker) {
        if (layers.size() == 1) {
            return found.targets().stream()
                    .map(target -> maker.row(
                            layers.getFirst(),
                            target.mention(),
                            target.keysOfBase().keyF(),
                            target.deltaD()))
                    .toList();
        }
        List<double[]> wanted =
                found.targets().stream().map(LayerSpread::wanted).toList();
        List<SlotRow> rows = new ArrayList<>();
        List<LanguageModel> steps = new ArrayList<>();
        try {
            LanguageModel soFar = base;
            for (int i = 0; i < layers.size(); i++) {
                List<SlotRow> here = rows(soFar, layers.subList(i, layers.size()), found, wanted, maker);
                rows.addAll(here);
                if (i + 1 < layers.size()) {
                    soFar = written(soFar, here);
                    steps.addFirst(soFar);
                }
            }
        } finally {
            steps.forEach(LanguageModel::close);
        }
        return rows;
    }

    /** z = h + δ at the last layer. */
    private static double[] wanted(SlotTargets.Target target) {
        double[] z = target.keysOfBase().stateD().clone();
        float[] delta = target.deltaD();
        for (int i = 0; i < z.length; i++) {
            z[i] += delta[i];
        }
        return z;
    }

    /** @param left layers not yet written, ascending */
    private static List<SlotRow> rows(
            LanguageModel soFar, List<Integer> left, SlotTargets found, List<double[]> wanted, RowMaker maker) {
        int layer = left.getFirst();
        List<SlotRow> rows = new ArrayList<>();
        for (int t = 0; t < wanted.size(); t++) {
            SlotTargets.Target target = found.targets().get(t);
            SubjectKeys now = target.keys(soFar, layer, left.getLast());
            rows.add(maker.row(layer, target.mention(), now.keyF(), share(wanted.get(t), now, left.size())));
        }
        return rows;
    }

    private static float[] share(double[] z, SubjectKeys now, int layersLeft) {
        float[] share = new float[z.length];
        for (int i = 0; i < share.length; i++) {
            share[i] = (float) ((z[i] - now.stateD()[i]) / layersLeft);
        }
        return share;
    }

    /** The model with one more layer written. */
    private static LanguageModel written(LanguageModel model, List<SlotRow> rows) {
        int layer = rows.getFirst().layer();
        FloatMatrix before = model.weightDF(layer);
        double[] sum = RankOneWrites.changeDF(rows).values();
        float[] after = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            after[i] = (float) (before.data()[i] + sum[i]);
        }
        MlpOutput output = model.mlpOutput(layer);
        FloatMatrix stored = output.toStored(new FloatMatrix(before.rows(), before.columns(), after));
        return model.withEdits(Map.of(output.tensorName(), stored), List.of());
    }
}
