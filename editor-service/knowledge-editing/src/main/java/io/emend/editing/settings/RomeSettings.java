package io.emend.editing.settings;

/**
 * ROME.
 *
 * @param layer the one layer that is edited
 * @param target how δ is searched for
 */
public record RomeSettings(int layer, TargetSettings target) {
    public RomeSettings {
        if (layer < 0) {
            throw new IllegalArgumentException("Expected a layer from 0, found " + layer);
        }
    }
}
