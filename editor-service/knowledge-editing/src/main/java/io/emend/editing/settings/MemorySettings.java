package io.emend.editing.settings;

/**
 * The subject memory.
 *
 * @param layer layer whose MLP output receives δ
 * @param tau whitened cosine above which a row takes effect, between 0 and 1
 * @param target how δ is searched for
 */
public record MemorySettings(int layer, double tau, TargetSettings target) {
    public MemorySettings {
        if (layer < 0 || !(tau > 0 && tau < 1)) {
            throw new IllegalArgumentException(
                    "Expected a layer from 0 and tau in (0, 1), found " + layer + ", " + tau);
        }
    }
}
