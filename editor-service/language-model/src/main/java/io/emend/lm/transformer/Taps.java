package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.emend.lm.FloatMatrix;
import io.emend.lm.KeyMoments;
import io.emend.lm.LayerMoments;
import io.emend.lm.TappedActivations;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Reads activations out of uncached passes. */
public final class Taps {
    /** Rows are run in groups of at most this many tokens, padding included. */
    private static final int TOKENS_PER_PASS = 4_096;

    private final Transformer transformer;
    private final long[] keysOf;
    private final long[] statesOf;

    /** @throws IllegalArgumentException if a layer does not exist */
    public Taps(Transformer transformer, Collection<Integer> keyLayers, Collection<Integer> stateLayers) {
        this.transformer = transformer;
        this.keysOf = flags(keyLayers);
        this.statesOf = flags(stateLayers);
    }

    /**
     * Activations at one position per row; one pass per group of rows, whatever the number of layers.
     * @throws IllegalArgumentException if a position does not exist
     */
    public TappedActivations read(List<int[]> rows, int[] positions) {
        if (positions.length != rows.size()) {
            throw new IllegalArgumentException("%d positions for %d rows".formatted(positions.length, rows.size()));
        }
        Map<Integer, FloatMatrix> keys =
                matrices(keysOf, rows.size(), transformer.config().mlpSize());
        Map<Integer, FloatMatrix> states =
                matrices(statesOf, rows.size(), transformer.config().hiddenSize());
        for (int from = 0, to; from < rows.size(); from = to) {
            to = endOfGroup(rows, from);
            var padded = new TokenRows(rows.subList(from, to));
            long[] places = padded.places(Arrays.copyOfRange(positions, from, to));
            int offset = from;
            try (NDManager scratch = transformer.scratch()) {
                var out = run(scratch, padded, places).iterator();
                forEachTap(
                        layer -> copy(out.next(), keys, layer, offset),
                        layer -> copy(out.next(), states, layer, offset));
            }
        }
        return new TappedActivations(keys, states);
    }

    /** Moments of all tokens but the first few of each row, by layer whose keys and states are both tapped. */
    public Map<Integer, LayerMoments> moments(List<int[]> rows, int skipped) {
        int f = transformer.config().mlpSize();
        Map<Integer, NDArray> sums = new HashMap<>();
        Map<Integer, Double> norms = new HashMap<>();
        long count = 0;
        try (NDManager owner = transformer.scratch()) {
            forEachTap(layer -> sums.put(layer, owner.zeros(new Shape(f, f), DataType.FLOAT64)), layer -> {});
            for (int from = 0, to; from < rows.size(); from = to) {
                to = endOfGroup(rows, from);
                var padded = new TokenRows(rows.subList(from, to));
                long[] places = padded.allPlaces(skipped);
                count += places.length;
                if (places.length > 0) {
                    addMoments(owner, padded, places, sums, norms);
                }
            }
            long keys = count;
            Map<Integer, LayerMoments> moments = new HashMap<>();
            sums.forEach((layer, sum) -> moments.put(
                    layer,
                    new LayerMoments(new KeyMoments(keys, f, sum.toDoubleArray()), norms.getOrDefault(layer, 0.0))));
            return moments;
        }
    }

    private void addMoments(
            NDManager owner, TokenRows padded, long[] places, Map<Integer, NDArray> sums, Map<Integer, Double> norms) {
        try (NDManager scratch = owner.newSubManager()) {
            var out = run(scratch, padded, places).iterator();
            forEachTap(
                    layer -> {
                        NDArray keysNF = out.next().toType(DataType.FLOAT64, false);
                        NDArray product = keysNF.transpose().matMul(keysNF);
                        sums.computeIfPresent(layer, (same, sum) -> sum.addi(product));
                    },
                    layer -> {
                        NDArray statesND = out.next().toType(DataType.FLOAT64, false);
                        double sum = statesND.square()
                                .sum(new int[] {1})
                                .sqrt()
                                .sum()
                                .getDouble();
                        norms.merge(layer, sum, Double::sum);
                    });
        }
    }

    /** States (B, T, D) after a block, as an ordinary tensor owned by the manager. */
    public static NDArray statesAfter(Transformer transformer, NDManager manager, int layer, List<int[]> rows) {
        try (NDManager scratch = manager.newSubManager()) {
            var none = new long[transformer.config().layers()];
            NDList out = transformer.full(scratch, new TokenRows(rows), layer + 1, none, none, new long[0]);
            NDArray states = out.getLast().duplicate();
            states.attach(manager);
            return states;
        }
    }

    /** Keys (N, F) of a layer's MLP at all tokens, row by row, as an ordinary tensor owned by the manager. */
    public static NDArray keysOf(Transformer transformer, NDManager manager, int layer, List<int[]> rows) {
        try (NDManager scratch = manager.newSubManager()) {
            var padded = new TokenRows(rows);
            var none = new long[transformer.config().layers()];
            long[] keysOf = none.clone();
            keysOf[layer] = 1;
            NDArray keys = transformer
                    .full(scratch, padded, layer + 1, keysOf, none, padded.allPlaces(0))
                    .getFirst()
                    .duplicate();
            keys.attach(manager);
            return keys;
        }
    }

    /** Scores (N, V) of the next token after pairs of row and position. */
    public static NDArray logitsAt(Transformer transformer, NDManager manager, List<int[]> rows, List<int[]> chosen) {
        var padded = new TokenRows(rows);
        long[] places = chosen.stream()
                .mapToLong(pair -> padded.place(pair[0], pair[1]))
                .toArray();
        int layers = transformer.config().layers();
        NDList out = transformer.full(manager, padded, layers, new long[layers], new long[layers], places);
        return transformer.logits(manager, out.getLast(), places);
    }

    private NDList run(NDManager scratch, TokenRows padded, long[] places) {
        int last = 0;
        for (int layer = 0; layer < keysOf.length; layer++) {
            last = keysOf[layer] + statesOf[layer] > 0 ? layer + 1 : last;
        }
        return transformer.full(scratch, padded, last, keysOf, statesOf, places);
    }

    /** Visits the taps in the order in which the program returns them. */
    private void forEachTap(IntConsumer keyLayer, IntConsumer stateLayer) {
        for (int layer = 0; layer < keysOf.length; layer++) {
            if (keysOf[layer] == 1) {
                keyLayer.accept(layer);
            }
            if (statesOf[layer] == 1) {
                stateLayer.accept(layer);
            }
        }
    }

    private static void copy(NDArray from, Map<Integer, FloatMatrix> to, int layer, int row) {
        float[] values = from.toFloatArray();
        to.computeIfPresent(layer, (same, matrix) -> {
            System.arraycopy(values, 0, matrix.data(), row * matrix.columns(), values.length);
            return matrix;
        });
    }

    private static Map<Integer, FloatMatrix> matrices(long[] flags, int rows, int columns) {
        Map<Integer, FloatMatrix> matrices = new HashMap<>();
        for (int layer = 0; layer < flags.length; layer++) {
            if (flags[layer] == 1) {
                matrices.put(layer, new FloatMatrix(rows, columns, new float[rows * columns]));
            }
        }
        return matrices;
    }

    private static int endOfGroup(List<int[]> rows, int from) {
        int longest = 0;
        int to = from;
        while (to < rows.size()) {
            longest = Math.max(longest, rows.get(to).length);
            if (to > from && longest * (to - from + 1) > TOKENS_PER_PASS) {
                break;
            }
            to++;
        }
        return to;
    }

    private long[] flags(Collection<Integer> chosen) {
        int layers = transformer.config().layers();
        var flags = new long[layers];
        for (int layer : chosen) {
            if (layer < 0 || layer >= layers) {
                throw new IllegalArgumentException("layer %d of %d".formatted(layer, layers));
            }
            flags[layer] = 1;
        }
        return flags;
    }
}
