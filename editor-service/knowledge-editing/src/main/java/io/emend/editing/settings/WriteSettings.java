package io.emend.editing.settings;

import java.util.List;

/**
 * How targets are written into down-projections by the joint ridge solve.
 *
 * @param layers layers that share the write, ascending; the target is optimised at the last
 * @param lambda weight of ordinary text's keys (λ) against the edits' keys
 * @param target how δ is searched for
 * @param capacity most slots that one layer's weights hold; those beyond it are held by the memory with the same keys and
 *     targets. 0 for no bound
 */
public record WriteSettings(List<Integer> layers, double lambda, TargetSettings target, int capacity) {
    /** Without a bound. */
    public WriteSettings(List<Integer> layers, double lambda, TargetSettings target) {
        this(layers, lambda, target, 0);
    }

    public WriteSettings {
        layers = layers.stream().sorted().distinct().toList();
        if (layers.isEmpty() || layers.getFirst() < 0 || !(lambda > 0) || capacity < 0) {
            throw new IllegalArgumentException("Expected layers from 0, lambda above 0 and capacity from 0, found "
                    + layers + ", " + lambda + ", " + capacity);
        }
    }
}
