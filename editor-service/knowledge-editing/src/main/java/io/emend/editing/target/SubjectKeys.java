package io.emend.editing.target;

import io.emend.editing.linalg.FloatProducts;
import io.emend.lm.FloatMatrix;
import io.emend.lm.LanguageModel;
import io.emend.lm.TappedActivations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a model holds at a subject's last token, averaged over contexts.
 *
 * @param keyF mean input of a layer's down-projection (F)
 * @param stateD mean output of the same block or a higher one (D)
 * @param stateNorm mean norm of that output
 */
@SuppressWarnings("ArrayRecordComponent") // read at once and dropped
public record SubjectKeys(double[] keyF, double[] stateD, double stateNorm) {
    /** Reads several sets of contexts in one pass; one result per set, in order. */
    static List<SubjectKeys> read(LanguageModel model, int layer, Collection<List<SubjectSite>> sets) {
        return read(model, layer, layer, sets);
    }

    /**
     * The same with keys of one layer and states of another.
     *
     * @param keyLayer layer whose down-projection's input is wanted
     * @param stateLayer layer whose output is wanted
     */
    static List<SubjectKeys> read(
            LanguageModel model, int keyLayer, int stateLayer, Collection<List<SubjectSite>> sets) {
        List<int[]> rows = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (List<SubjectSite> contexts : sets) {
            for (SubjectSite site : contexts) {
                rows.add(site.upToSubject());
                positions.add(site.position());
            }
        }
        TappedActivations taps = model.activations(
                rows, positions.stream().mapToInt(Integer::intValue).toArray(), Set.of(keyLayer), Set.of(stateLayer));
        FloatMatrix keys = taps.keys(keyLayer);
        FloatMatrix states = taps.states(stateLayer);
        List<SubjectKeys> found = new ArrayList<>();
        int at = 0;
        for (List<SubjectSite> contexts : sets) {
            int end = at + contexts.size();
            double norm = 0;
            for (int n = at; n < end; n++) {
                norm += FloatProducts.norm(states.row(n));
            }
            found.add(new SubjectKeys(mean(keys, at, end), mean(states, at, end), norm / contexts.size()));
            at = end;
        }
        return found;
    }

    private static double[] mean(FloatMatrix rows, int from, int to) {
        double[] mean = new double[rows.columns()];
        for (int n = from; n < to; n++) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += rows.get(n, i);
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= to - from;
        }
        return mean;
    }
}
