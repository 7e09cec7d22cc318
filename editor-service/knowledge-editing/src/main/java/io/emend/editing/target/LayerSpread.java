package io.emend.editing.target;

import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.write.RankOneWrites;
import io.emend.lm.FloatMatrix;
import io.emend.lm.LanguageModel;
import io.emend.lm.MlpOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        int last = layers.getLast();
        List<double[]> wanted = new ArrayList<>();
        for (SlotTargets.Target target : found.targets()) {
            double[] z = target.keysOfBase().stateD().clone();
            float[] delta = target.deltaD();
            for (int i = 0; i < z.length; i++) {
                z[i] += delta[i];
            }
            wanted.add(z);
        }
        List<SlotRow> rows = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            List<SlotRow> here = new ArrayList<>();
            try (LanguageModel soFar = withRows(base, rows)) {
                for (int t = 0; t < wanted.size(); t++) {
                    SlotTargets.Target target = found.targets().get(t);
                    double[] key = target.keys(soFar, layers.get(i)).keyF();
                    float[] share = share(wanted.get(t), target.keys(soFar, last), layers.size() - i);
                    here.add(maker.row(layers.get(i), target.mention(), key, share));
                }
            }
            rows.addAll(here);
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

    private static LanguageModel withRows(LanguageModel base, List<SlotRow> rows) {
        Map<Integer, List<SlotRow>> byLayer = new TreeMap<>();
        rows.forEach(row ->
                byLayer.computeIfAbsent(row.layer(), l -> new ArrayList<>()).add(row));
        Map<String, FloatMatrix> tensors = new TreeMap<>();
        byLayer.forEach((layer, here) -> {
            MlpOutput output = base.mlpOutput(layer);
            FloatMatrix before = base.weightDF(layer);
            Matrix change = RankOneWrites.changeDF(here);
            double[] sum = FloatProducts.widened(before.data());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += change.values()[i];
            }
            FloatMatrix after = new FloatMatrix(before.rows(), before.columns(), FloatProducts.rounded(sum));
            tensors.put(output.tensorName(), output.toStored(after));
        });
        return base.withEdits(tensors, List.of());
    }
}
