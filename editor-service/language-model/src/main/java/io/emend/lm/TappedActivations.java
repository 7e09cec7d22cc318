package io.emend.lm;

import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Activations read at chosen places.
 * @param mlpKeysNF by layer, the inputs of the MLP's output projection, one row per place (N x F)
 * @param statesND by layer, the block's output, one row per place (N x D)
 */
public record TappedActivations(Map<Integer, FloatMatrix> mlpKeysNF, Map<Integer, FloatMatrix> statesND) {
    public TappedActivations {
        mlpKeysNF = sorted(mlpKeysNF);
        statesND = sorted(statesND);
    }

    /** MLP keys of a tapped layer (N x F). @throws IllegalArgumentException if it was not tapped */
    public FloatMatrix keys(int layer) {
        return at(mlpKeysNF, layer);
    }

    /** Block outputs of a tapped layer (N x D). @throws IllegalArgumentException if it was not tapped */
    public FloatMatrix states(int layer) {
        return at(statesND, layer);
    }

    private static FloatMatrix at(Map<Integer, FloatMatrix> matrices, int layer) {
        FloatMatrix matrix = matrices.get(layer);
        if (matrix == null) {
            throw new IllegalArgumentException("layer %d was not tapped".formatted(layer));
        }
        return matrix;
    }

    private static SequencedMap<Integer, FloatMatrix> sorted(Map<Integer, FloatMatrix> map) {
        return Collections.unmodifiableSequencedMap(new TreeMap<>(map));
    }
}
