package io.emend.editing.rome;

import io.emend.editing.EditAlgorithm;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.RomeSettings;
import io.emend.editing.target.SlotTargets;
import io.emend.lm.LanguageModel;
import java.util.List;

/**
 * Writes a fact into an MLP's output projection as a rank-one change that leaves all other keys as undisturbed as possible in
 * the least-squares sense.
 *
 * <p>Meng et al. 2022, <i>Locating and Editing Factual Associations in GPT</i>, arXiv:2202.05262, Eq. 2:
 * {@code W' = W + Λ(C⁻¹k*)ᵀ}, {@code Λ = (v* − W k*) / ((C⁻¹k*)ᵀ k*)}. Here {@code v* − W k*} is δ. Deviations: C⁻¹k* is solved in
 * float64, never inverted; live writes are summed on the base weights, so that their order does not matter.
 */
public final class Rome implements EditAlgorithm {
    private final LanguageModel base;
    private final ModelProfile profile;

    public Rome(LanguageModel base, ModelProfile profile) {
        this.base = base;
        this.profile = profile;
    }

    @Override
    public Method method() {
        return Method.ROME;
    }

    @Override
    public SlotEdit plan(EditRequest request, String planKey) {
        RomeSettings settings = profile.settings().rome();
        SlotTargets found = SlotTargets.find(base, request, settings.layer(), settings.target());
        List<SlotRow> rows = found.targets().stream()
                .map(target -> profile.row(
                        settings.layer(),
                        target.mention(),
                        target.keys(base, settings.layer()).keyF(),
                        target.deltaD()))
                .toList();
        return new SlotEdit(
                request.subject().slot(), request.contentKeys(), method(), planKey, rows, found.diagnostics());
    }

    /**
     * The change of one layer's weights that its live rows make.
     *
     * @param rows live rows in canonical order, at least one
     * @return ΔW (D, F), the sum of the rows' rank-one writes
     */
    public static Matrix changeDF(List<SlotRow> rows) {
        int d = rows.getFirst().deltaD().length;
        int f = rows.getFirst().keyF().length;
        Matrix change = Matrix.zeros(d, f);
        for (SlotRow row : rows) {
            // Λ = δ / (kᵀ C⁻¹ k)
            double strength = FloatProducts.dot(row.keyF(), row.directionF());
            for (int i = 0; i < d; i++) {
                double lambda = row.deltaD()[i] / strength;
                for (int j = 0; j < f; j++) {
                    change.values()[i * f + j] += lambda * row.directionF()[j];
                }
            }
        }
        return change;
    }
}
