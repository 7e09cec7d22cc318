package io.emend.editing.settings;

/**
 * Fine-tuning of one output projection.
 *
 * @param layer the one layer that is edited
 * @param rank most singular directions that an edit keeps
 * @param target how the change is searched for; its step size is relative to the root mean square of the weights, its
 *     clamp to their Frobenius norm
 */
public record FineTuningSettings(int layer, int rank, TargetSettings target) {
    public FineTuningSettings {
        if (layer < 0 || rank < 1) {
            throw new IllegalArgumentException(
                    "Expected a layer from 0 and a rank from 1, found " + layer + ", " + rank);
        }
    }
}
