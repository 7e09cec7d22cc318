package io.emend.editing.settings;

/**
 * GRACE.
 *
 * @param layer layer whose MLP output is replaced
 * @param epsilon initial radius of an entry, relative to the norm of its key
 * @param mostKeys most wordings per fact that become entries
 * @param target how an entry's value is searched for
 */
public record GraceSettings(int layer, double epsilon, int mostKeys, TargetSettings target) {
    public GraceSettings {
        if (layer < 0 || !(epsilon > 0) || mostKeys < 1) {
            throw new IllegalArgumentException("Expected a layer from 0, epsilon above 0 and at least one key, found "
                    + layer + ", " + epsilon + ", " + mostKeys);
        }
    }
}
