package io.emend.editing.target;

/** The loss of a slot as a function of its deltas: one δ per group, groups independent of each other. */
interface TargetObjective {
    /** G, number of groups. */
    int groups();

    /** D, width of a δ. */
    int width();

    /** Mean norm ‖h‖ of the hidden states to which a group's δ is added. */
    double hiddenNorm(int group);

    /**
     * Loss and gradient.
     *
     * @param deltasGD deltas, one row per group; not changed
     * @param active groups that are wanted; figures of others may be old
     */
    Evaluation at(float[] deltasGD, boolean[] active);

    /**
     * One evaluation.
     *
     * @param gradientsGD gradient of {@code targetLoss + kl · preservedLoss}
     * @param targetLosses mean negative log-likelihood of a wording's answer, by group
     * @param preservedLosses mean KL divergence of a preserved wording, summed over its answer, by group
     * @param hits whether every target token is the most likely one, by group
     */
    @SuppressWarnings("ArrayRecordComponent") // read at once and dropped
    record Evaluation(float[] gradientsGD, double[] targetLosses, double[] preservedLosses, boolean[] hits) {}
}
