package io.emend.editing.settings;

/**
 * How a target δ is searched for: Adam on {@code loss = NLL(targets) + kl · KL(base ‖ edited | preserved) + decay · ‖δ‖²/‖h‖²}.
 *
 * @param steps most gradient steps
 * @param stepSize Adam's step, relative to the root mean square of the hidden state it is added to
 * @param kl weight of the preservation term
 * @param decay weight of the relative squared norm
 * @param clamp largest ‖δ‖ relative to ‖h‖
 * @param enough mean loss in nats of a wording, of targets and of preserved facts, below which a group may stop when every
 *     target token is the most likely one; for targets it grows with the steps taken
 * @param patience consecutive steps for which that must hold
 * @param preservedRows most wordings of preserved facts per name of the subject
 */
public record TargetSettings(
        int steps,
        double stepSize,
        double kl,
        double decay,
        double clamp,
        double enough,
        int patience,
        int preservedRows) {
    private static final double HARDER_STEPS = 1.5;
    private static final double HARDER_KL = 0.15;
    private static final double HARDER_CLAMP = 1.4;

    public TargetSettings {
        if (steps < 1
                || patience < 1
                || !(stepSize > 0)
                || !(clamp > 0)
                || !(kl >= 0)
                || !(decay >= 0)
                || !(enough >= 0)
                || preservedRows < 0) {
            throw new IllegalArgumentException(
                    "Target settings out of range: steps " + steps + ", step size " + stepSize
                            + ", kl " + kl + ", decay " + decay + ", clamp " + clamp + ", enough " + enough
                            + ", patience " + patience + ", preserved rows " + preservedRows);
        }
    }

    /** The same search with more steps, a wider clamp, and much less weight on what is preserved. */
    public TargetSettings harder() {
        return new TargetSettings(
                (int) (HARDER_STEPS * steps),
                stepSize,
                HARDER_KL * kl,
                decay,
                HARDER_CLAMP * clamp,
                enough,
                patience,
                preservedRows);
    }
}
