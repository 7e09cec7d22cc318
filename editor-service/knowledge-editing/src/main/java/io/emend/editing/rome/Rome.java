package io.emend.editing.rome;

import io.emend.editing.EditAlgorithm;
import io.emend.editing.Method;
import io.emend.editing.PlanRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.Recipe;
import io.emend.editing.target.SubjectPlans;
import io.emend.editing.write.RankOneWrites;
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
    public List<SlotEdit> plan(List<PlanRequest> requests, Recipe recipe) {
        return SubjectPlans.of(base, requests, recipe, profile::start, profile::row);
    }

    /**
     * The change of one layer's weights that its live rows make.
     *
     * @param rows live rows in canonical order, at least one
     * @return ΔW (D, F), the sum of the rows' rank-one writes
     */
    public static Matrix changeDF(List<SlotRow> rows) {
        return RankOneWrites.changeDF(rows);
    }
}
