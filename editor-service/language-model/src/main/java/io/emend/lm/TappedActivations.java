package io.emend.lm;

import java.util.Collections;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Activations read at one position of each row.
 * @param mlpKeysNF by layer, the inputs of the MLP's output projection, one row per row of tokens (N x F)
 * @param statesND by layer, the block's output (N x D)
 */
public record TappedActivations(Map<Integer, FloatMatrix> mlpKeysNF, Map<Integer, FloatMatrix> statesND) {
    public TappedActivations {
        mlpKeysNF = sorted(mlpKeysNF);
        statesND = sorted(statesND);
    }

    private static SequencedMap<Integer, FloatMatrix> sorted(Map<Integer, FloatMatrix> map) {
        return Collections.unmodifiableSequencedMap(new TreeMap<>(map));
    }
}
