package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.emend.lm.FloatMatrix;
import io.emend.lm.TappedActivations;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.Collection;

/** Reads activations out of uncached passes. */
public final class Taps {
    /** Rows are run in groups of at most this many tokens, padding included. */
    private static final int TOKENS_PER_PASS = 4_096;

    private final Transformer transformer;

    public Taps(Transformer transformer) {
        this.transformer = transformer;
    }

    /**
     * MLP keys and block outputs of several layers at one position per row, in one pass per group of rows.
     * @throws IllegalArgumentException if a layer or position does not exist
     */
    public TappedActivations read(
            List<int[]> rows, int[] positions, Collection<Integer> keyLayers, Collection<Integer> stateLayers) {
        int layers = transformer.config().layers();
        long[] keysOf = flags(keyLayers, layers);
        long[] statesOf = flags(stateLayers, layers);
        SequencedMap<Integer, float[][]> keys = new TreeMap<>();
        SequencedMap<Integer, float[][]> states = new TreeMap<>();
        for (int layer = 0; layer < layers; layer++) {
            if (keysOf[layer] == 1) {
                keys.put(layer, new float[rows.size()][]);
            }
            if (statesOf[layer] == 1) {
                states.put(layer, new float[rows.size()][]);
            }
        }
        int last = Math.max(keys.isEmpty() ? 0 : keys.lastEntry().getKey() + 1,
                states.isEmpty() ? 0 : states.lastEntry().getKey() + 1);
        for (int from = 0; from < rows.size(); ) {
            int to = endOfGroup(rows, from);
            readGroup(rows.subList(from, to), java.util.Arrays.copyOfRange(positions, from, to), from, last, keysOf, statesOf, keys, states);
            from = to;
        }
        var keyMatrices = new TreeMap<Integer, FloatMatrix>();
        keys.forEach((layer, values) -> keyMatrices.put(layer, FloatMatrix.ofRows(values)));
        var stateMatrices = new TreeMap<Integer, FloatMatrix>();
        states.forEach((layer, values) -> stateMatrices.put(layer, FloatMatrix.ofRows(values)));
        return new TappedActivations(keyMatrices, stateMatrices);
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

    /** Scores (N, V) of the next token after pairs of row and position. */
    public static NDArray logitsAt(Transformer transformer, NDManager manager, List<int[]> rows, List<int[]> chosen) {
        var padded = new TokenRows(rows);
        long[] places = chosen.stream().mapToLong(pair -> padded.place(pair[0], pair[1])).toArray();
        int layers = transformer.config().layers();
        NDList out = transformer.full(manager, padded, layers, new long[layers], new long[layers], places);
        return transformer.logits(manager, out.getLast(), places);
    }

    private void readGroup(
            List<int[]> rows,
            int[] positions,
            int offset,
            int last,
            long[] keysOf,
            long[] statesOf,
            SequencedMap<Integer, float[][]> keys,
            SequencedMap<Integer, float[][]> states) {
        try (NDManager scratch = transformer.scratch()) {
            var padded = new TokenRows(rows);
            NDList out = transformer.full(scratch, padded, last, keysOf, statesOf, padded.places(positions));
            int next = 0;
            for (int layer = 0; layer < last; layer++) {
                if (keysOf[layer] == 1) {
                    copy(out.get(next++), keys.get(layer), offset);
                }
                if (statesOf[layer] == 1) {
                    copy(out.get(next++), states.get(layer), offset);
                }
            }
        }
    }

    private static void copy(NDArray from, float[][] to, int offset) {
        int width = (int) from.getShape().get(1);
        float[] flat = from.toFloatArray();
        for (int i = 0; i < flat.length / width; i++) {
            to[offset + i] = java.util.Arrays.copyOfRange(flat, i * width, (i + 1) * width);
        }
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

    private static long[] flags(Collection<Integer> chosen, int layers) {
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
