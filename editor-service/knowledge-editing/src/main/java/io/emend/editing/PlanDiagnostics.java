package io.emend.editing;

/**
 * Figures of one optimisation.
 *
 * @param steps gradient steps taken by the slowest group
 * @param targetLoss mean negative log-likelihood of a wording's answer at the end, in nats
 * @param preservedLoss mean KL divergence of a preserved wording, summed over its answer, at the end, in nats
 * @param deltaNorm largest ‖δ‖ relative to the norm of the hidden state it is added to
 * @param converged whether the target became the most likely answer under every wording
 */
public record PlanDiagnostics(int steps, double targetLoss, double preservedLoss, double deltaNorm, boolean converged) {
    /** The figures of the slowest or worst of several. */
    public PlanDiagnostics worse(PlanDiagnostics other) {
        return new PlanDiagnostics(
                Math.max(steps, other.steps),
                Math.max(targetLoss, other.targetLoss),
                Math.max(preservedLoss, other.preservedLoss),
                Math.max(deltaNorm, other.deltaNorm),
                converged && other.converged);
    }
}
