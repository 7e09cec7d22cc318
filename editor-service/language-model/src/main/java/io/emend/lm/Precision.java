package io.emend.lm;

/** How exactly a loss is computed. */
public enum Precision {
    /** In float32 throughout. */
    EXACT,
    /**
     * With matrix products in bfloat16 where the processor has instructions for them, else exact: good to about three
     * digits, several times faster. Enough to search by gradient, never to judge by.
     */
    COARSE
}
