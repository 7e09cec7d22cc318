package io.emend.editing.settings;

import java.util.List;

/**
 * AlphaEdit.
 *
 * @param layers layers that share the write, ascending
 * @param l2 ridge of the projected solve, above 0
 * @param nullThreshold eigenvalues of the covariance up to this share of their mean count as unused by ordinary text
 * @param normAnchored whether target values are rescaled to the norm of the base model's own values (NAS)
 * @param target how δ is searched for; its {@code enough} and {@code patience} are the early stop
 */
public record AlphaEditSettings(
        List<Integer> layers, double l2, double nullThreshold, boolean normAnchored, TargetSettings target) {
    public AlphaEditSettings {
        layers = layers.stream().sorted().distinct().toList();
        if (layers.isEmpty() || layers.getFirst() < 0 || !(l2 > 0) || !(nullThreshold > 0)) {
            throw new IllegalArgumentException("Expected layers from 0, l2 and threshold above 0, found " + layers
                    + ", " + l2 + ", " + nullThreshold);
        }
    }
}
