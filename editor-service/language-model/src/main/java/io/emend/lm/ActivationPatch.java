package io.emend.lm;

/** Something that looks at a layer's activations during every pass and may add to them. */
public sealed interface ActivationPatch {
    /** The block it belongs to, from 0. */
    int layer();

    /**
     * Rows of subject keys beside an MLP's output projection. The key of every token is whitened and compared with
     * every row; where the best cosine among the rows that reach their threshold is found, that row's delta is added
     * to the MLP's output. Tokens at which no row fires are left as they are, bit for bit.
     *
     * @param layer block number
     * @param whitenerFF matrix applied to a key (whitened = matrix · key) before comparison; F x F
     * @param keysNF whitened subject keys, one per row; only their direction counts
     * @param tau least cosine at which a row fires; one per row
     * @param deltasND vectors to add; one per row
     */
    @SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
    record KeyedMemory(int layer, FloatMatrix whitenerFF, FloatMatrix keysNF, float[] tau, FloatMatrix deltasND)
            implements ActivationPatch {
        public KeyedMemory {
            tau = tau.clone();
            int f = keysNF.columns();
            int n = keysNF.rows();
            if (n == 0) {
                throw new IllegalArgumentException("a keyed memory needs at least one row");
            }
            if (whitenerFF.rows() != f || whitenerFF.columns() != f) {
                throw new IllegalArgumentException(
                        "keys of width %d need a whitener of %d x %d, not %s".formatted(f, f, f, whitenerFF));
            }
            if (tau.length != n || deltasND.rows() != n) {
                throw new IllegalArgumentException(
                        "%d keys, %d thresholds and %d deltas do not match".formatted(n, tau.length, deltasND.rows()));
            }
        }
    }

    /**
     * A codebook beside an MLP's output projection. Where a token's key lies within the radius of the nearest entry,
     * that entry's delta is added to the MLP's output; everywhere else it is left as it is, bit for bit.
     *
     * @param layer block number
     * @param keysNF entries' keys, one per row
     * @param radii Euclidean radius of each entry, from 0
     * @param deltasND vectors to add; one per row
     */
    @SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
    record Codebook(int layer, FloatMatrix keysNF, float[] radii, FloatMatrix deltasND) implements ActivationPatch {
        public Codebook {
            radii = radii.clone();
            int n = keysNF.rows();
            if (n == 0) {
                throw new IllegalArgumentException("a codebook needs at least one entry");
            }
            if (radii.length != n || deltasND.rows() != n) {
                throw new IllegalArgumentException(
                        "%d keys, %d radii and %d deltas do not match".formatted(n, radii.length, deltasND.rows()));
            }
        }
    }
}
