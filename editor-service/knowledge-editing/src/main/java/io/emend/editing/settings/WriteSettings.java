package io.emend.editing.settings;

import java.util.List;

/**
 * How targets are written into down-projections by the joint ridge solve.
 *
 * @param layers layers that share the write, ascending; the target is optimised at the last
 * @param lambda weight of ordinary text's keys (λ) against the edits' keys
 * @param target how δ is searched for
 */
public record WriteSettings(List<Integer> layers, double lambda, TargetSettings target) {
    public WriteSettings {
        layers = layers.stream().sorted().distinct().toList();
        if (layers.isEmpty() || layers.getFirst() < 0 || !(lambda > 0)) {
            throw new IllegalArgumentException(
                    "Expected layers from 0 and lambda above 0, found " + layers + ", " + lambda);
        }
    }
}
