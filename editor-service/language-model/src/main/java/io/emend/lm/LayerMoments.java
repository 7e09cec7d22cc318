package io.emend.lm;

/**
 * What one layer looked like over text.
 * @param keys second moments of its MLP keys
 * @param stateNormSum sum, over the same tokens, of the L2 norms of the block's output
 */
public record LayerMoments(KeyMoments keys, double stateNormSum) {}
