package io.emend.editing.settings;

/**
 * How a target δ is searched for: Adam on {@code loss = NLL(targets) + kl · KL(base ‖ edited | preserved) + decay · ‖δ‖²/‖h‖²}.
 *
 * @param steps most gradient steps
 * @param stepSize Adam's step, relative to the root mean square of the hidden state it is added to
 * @param kl weight of the preservation term
 * @param decay weight of the relative squared norm
 * @param clamp largest ‖δ‖ relative to ‖h‖
 * @param enough mean target loss in nats below which, when every target token is the most likely one, a group may stop
 * @param patience consecutive steps for which that must hold
 * @param preservedRows wordings of preserved facts per step and name of the subject; when there are more, they take
 *     turns
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
}
