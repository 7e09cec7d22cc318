package io.emend.contract.knowledge;

/** Where a fact lives beside the graph. */
public enum ModelState {
    /** The hosted model's own weights (or its subject memory) answer it, verified by generation. */
    IN_WEIGHTS,
    /** Only the graph holds it; chat grounds its answer there. */
    KG_ONLY,
    /** Accepted, the weights are still being computed. */
    PENDING,
    /** Writing it into the weights failed; the graph holds it. */
    FAILED
}
