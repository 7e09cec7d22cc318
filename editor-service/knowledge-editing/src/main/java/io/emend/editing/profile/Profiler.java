package io.emend.editing.profile;

import io.emend.editing.linalg.Matrix;
import io.emend.editing.settings.EditingSettings;
import io.emend.lm.LanguageModel;
import io.emend.lm.LayerMoments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Computes a profile from ordinary text: the covariance of every chosen layer's MLP keys, in float64.
 *
 * <p>Five to ten keys per dimension of the key are enough for a ridged covariance, so this takes minutes on a CPU for a
 * model of ordinary width.
 */
public final class Profiler {
    /** Rows between two reports of progress. */
    private static final int ROWS_PER_PASS = 256;

    private final LanguageModel model;
    private final Set<Integer> layers;
    private final long tokens;
    private final Consumer<Progress> progress;

    /**
     * @param done keys taken so far
     * @param wanted keys wanted; a corpus may end before
     */
    public record Progress(long done, long wanted) {}

    /**
     * @param model the model to profile
     * @param layers layers whose keys are wanted
     * @param tokens how many keys to take at most
     * @param progress told after every pass
     */
    public Profiler(LanguageModel model, Set<Integer> layers, long tokens, Consumer<Progress> progress) {
        if (layers.isEmpty() || tokens < 1) {
            throw new IllegalArgumentException("Expected at least one layer and one token");
        }
        this.model = model;
        this.layers = new TreeSet<>(layers);
        this.tokens = tokens;
        this.progress = progress;
    }

    /** The number of keys that suffices for a model: eight per dimension of the key. */
    public static long sufficientTokens(LanguageModel model) {
        return 8L * model.config().mlpSize();
    }

    /**
     * Profiles the model; deterministic for the same texts in the same order.
     *
     * @param texts ordinary text, such as sentences or paragraphs; long ones are cut to the model's context
     * @param settings settings the profile shall carry
     */
    public ModelProfile profile(Iterator<String> texts, EditingSettings settings) {
        Map<Integer, Sums> sums = new TreeMap<>();
        layers.forEach(layer -> sums.put(layer, new Sums(model.config().mlpSize())));
        long done = 0;
        while (texts.hasNext() && done < tokens) {
            List<int[]> rows = nextRows(texts, tokens - done);
            done += absorb(rows, sums);
            progress.accept(new Progress(done, tokens));
        }
        if (done == 0) {
            throw new IllegalArgumentException("The corpus holds no text");
        }
        return assembled(sums, settings);
    }

    private List<int[]> nextRows(Iterator<String> texts, long most) {
        List<int[]> rows = new ArrayList<>();
        long left = most;
        while (rows.size() < ROWS_PER_PASS && left > 0 && texts.hasNext()) {
            int[] row = model.tokenizer().encode(texts.next());
            int length = (int) Math.min(Math.min(row.length, model.config().contextLength()), left);
            if (length > 0) {
                rows.add(Arrays.copyOf(row, length));
                left -= length;
            }
        }
        return rows;
    }

    /** Every token of every row is one key. */
    private long absorb(List<int[]> rows, Map<Integer, Sums> sums) {
        model.layerMoments(layers, rows, 0)
                .forEach((layer, moments) ->
                        Objects.requireNonNull(sums.get(layer)).add(moments));
        return rows.stream().mapToLong(row -> row.length).sum();
    }

    private ModelProfile assembled(Map<Integer, Sums> sums, EditingSettings settings) {
        Map<Integer, LayerStatistics> statistics = new TreeMap<>();
        Map<Integer, PackedCovariance> covariances = new TreeMap<>();
        sums.forEach((layer, sum) -> {
            statistics.put(layer, new LayerStatistics(layer, sum.count, sum.norm / sum.count));
            covariances.put(layer, PackedCovariance.of(sum.mean()));
        });
        return new ModelProfile(model.fingerprint(), statistics, covariances, settings, Optional.empty());
    }

    private static final class Sums {
        private final int width;
        private final double[] moment;
        private long count;
        private double norm;

        private Sums(int width) {
            this.width = width;
            this.moment = new double[Math.multiplyExact(width, width)];
        }

        private void add(LayerMoments more) {
            double[] sumFF = more.keys().sumFF();
            for (int i = 0; i < moment.length; i++) {
                moment[i] += sumFF[i];
            }
            count += more.keys().keys();
            norm += more.stateNormSum();
        }

        private Matrix mean() {
            return new Matrix(
                    width,
                    width,
                    Arrays.stream(moment).map(value -> value / count).toArray());
        }
    }
}
