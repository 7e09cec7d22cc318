package io.emend.editing.target;

import io.emend.editing.linalg.FloatProducts;
import io.emend.lm.FloatMatrix;
import io.emend.lm.LanguageModel;
import io.emend.lm.TappedActivations;
import java.util.List;
import java.util.Set;

/**
 * What a layer holds at a subject's last token, averaged over contexts.
 *
 * @param keyF mean input of the down-projection (F)
 * @param stateD mean output of the block (D)
 * @param stateNorm mean norm of the block's output
 */
@SuppressWarnings("ArrayRecordComponent") // read at once and dropped
public record SubjectKeys(double[] keyF, double[] stateD, double stateNorm) {
    static SubjectKeys read(LanguageModel model, int layer, List<SubjectSite> contexts) {
        List<int[]> rows = contexts.stream().map(SubjectSite::upToSubject).toList();
        int[] positions = contexts.stream().mapToInt(SubjectSite::position).toArray();
        TappedActivations taps = model.activations(rows, positions, Set.of(layer), Set.of(layer));
        FloatMatrix states = taps.states(layer);
        double norm = 0;
        for (int n = 0; n < states.rows(); n++) {
            norm += FloatProducts.norm(states.row(n));
        }
        return new SubjectKeys(mean(taps.keys(layer)), mean(states), norm / states.rows());
    }

    private static double[] mean(FloatMatrix rows) {
        double[] mean = new double[rows.columns()];
        for (int n = 0; n < rows.rows(); n++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += rows.get(n, i);
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= rows.rows();
        }
        return mean;
    }
}
