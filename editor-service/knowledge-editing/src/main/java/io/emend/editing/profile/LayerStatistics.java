package io.emend.editing.profile;

/**
 * What a layer looked like over ordinary text.
 *
 * @param layer index of the layer, from zero
 * @param tokens number of keys behind the covariance
 * @param stateNorm mean L2 norm of the residual stream after the layer
 */
public record LayerStatistics(int layer, long tokens, double stateNorm) {
    public LayerStatistics {
        if (layer < 0 || tokens < 1 || !(stateNorm >= 0)) {
            throw new IllegalArgumentException("Layer " + layer + " with " + tokens + " tokens, norm " + stateNorm);
        }
    }
}
