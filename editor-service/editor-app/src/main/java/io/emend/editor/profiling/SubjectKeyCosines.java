package io.emend.editor.profiling;

import io.emend.editing.linalg.Whitening;
import io.emend.editor.profiling.ProbeSet.Subject;
import io.emend.lm.FloatMatrix;
import io.emend.lm.LanguageModel;
import io.emend.lm.TappedActivations;
import io.emend.lm.TokenizedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The MLP keys of the probe subjects at the last token of their names, and the cosines between them once whitened. */
final class SubjectKeyCosines {
    private static final double PERCENTILE = 0.99;

    private final TappedActivations keys;
    private final int[] subjectOf;

    private SubjectKeyCosines(TappedActivations keys, int[] subjectOf) {
        this.keys = keys;
        this.subjectOf = subjectOf;
    }

    /** Reads the keys of several layers in one pass. */
    static SubjectKeyCosines read(LanguageModel model, List<Subject> subjects, Set<Integer> layers) {
        List<int[]> rows = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        List<Integer> owners = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            String name = subjects.get(i).name();
            for (String prompt : subjects.get(i).prompts()) {
                TokenizedText text = model.tokenizer().tokenize(prompt);
                int from = prompt.lastIndexOf(name);
                OptionalInt last = text.lastTokenWithin(from, from + name.length());
                if (last.isPresent() && text.tokens().length <= model.config().contextLength()) {
                    rows.add(Arrays.copyOf(text.tokens(), last.getAsInt() + 1));
                    positions.add(last.getAsInt());
                    owners.add(i);
                }
            }
        }
        int[] at = positions.stream().mapToInt(Integer::intValue).toArray();
        return new SubjectKeyCosines(
                model.activations(rows, at, layers, Set.of()),
                owners.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Agreement within subjects and separation between them at a layer. */
    LayerScore at(int layer, Whitening whitening) {
        FloatMatrix raw = keys.keys(layer);
        List<double[]> unit = new ArrayList<>();
        for (int n = 0; n < raw.rows(); n++) {
            double[] key = new double[raw.columns()];
            for (int i = 0; i < key.length; i++) {
                key[i] = raw.get(n, i);
            }
            unit.add(scaledToOne(whitening.whiten(key)));
        }
        double within = 0;
        long pairs = 0;
        double[] between = new double[unit.size() * (unit.size() - 1) / 2];
        int count = 0;
        for (int a = 0; a < unit.size(); a++) {
            for (int b = 0; b < a; b++) {
                double cosine = dot(unit.get(a), unit.get(b));
                if (subjectOf[a] == subjectOf[b]) {
                    within += cosine;
                    pairs++;
                } else {
                    between[count++] = cosine;
                }
            }
        }
        Arrays.sort(between, 0, count);
        double separation = count == 0 ? 0 : between[(int) (PERCENTILE * (count - 1))];
        return LayerScore.ofKeys(layer, pairs == 0 ? 0 : within / pairs, separation);
    }

    private static double[] scaledToOne(double[] vector) {
        double norm = Math.sqrt(dot(vector, vector));
        return Arrays.stream(vector).map(x -> norm == 0 ? 0 : x / norm).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
