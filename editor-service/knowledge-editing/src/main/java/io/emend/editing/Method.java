package io.emend.editing;

/** How a slot's facts are held beside the base weights. */
public enum Method {
    /** Joint ridge solve over the live set into one or several down-projections (MEMIT in ridge form). */
    MEMIT,
    /** One rank-one write per row (ROME). */
    ROME,
    /** Joint solve projected onto directions that ordinary text does not use (AlphaEdit). */
    ALPHA_EDIT,
    /** Rows of a memory beside the weights, gated by the whitened key of the subject. */
    MEMORY,
    /** Codebook entries keyed by the prompt's last token (GRACE). */
    GRACE,
    /** Rank-one writes found by fine-tuning one down-projection (FT-M, LocFT-BF). */
    FINE_TUNING,
    /** Rows of the memory moved into the weights, by the same joint solve as {@link #MEMIT}'s and whatever a layer's capacity. */
    CONSOLIDATED;

    /** Whether the write goes into the weights themselves. */
    public boolean writesWeights() {
        return this != MEMORY && this != GRACE;
    }

    /** Whether slots can be planned with it; others come from moving planned ones. */
    public boolean isPlanned() {
        return this != CONSOLIDATED;
    }

    /** Whose solve writes the rows: those of one solver, at one layer, are written together. */
    public Method solver() {
        return this == CONSOLIDATED ? MEMIT : this;
    }
}
