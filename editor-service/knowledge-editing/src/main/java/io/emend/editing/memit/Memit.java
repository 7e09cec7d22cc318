package io.emend.editing.memit;

import io.emend.editing.EditAlgorithm;
import io.emend.editing.Method;
import io.emend.editing.PlanRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.Recipe;
import io.emend.editing.target.SubjectPlans;
import io.emend.lm.LanguageModel;
import java.util.List;

/**
 * Writes many facts into the output projections of a few MLPs at once.
 *
 * <p>Meng et al. 2022, <i>Mass-Editing Memory in a Transformer</i>, arXiv:2210.07229, Eq. 14:
 * {@code ΔW = R Kᵀ(λC + K Kᵀ)⁻¹}. Deviations: K and R cover the whole live set, always on the base model, in canonical order, so
 * that the weights are a function of the set; facts about one subject share a row.
 */
public final class Memit implements EditAlgorithm {
    private final LanguageModel base;
    private final ModelProfile profile;

    public Memit(LanguageModel base, ModelProfile profile) {
        this.base = base;
        this.profile = profile;
    }

    @Override
    public Method method() {
        return Method.MEMIT;
    }

    @Override
    public List<SlotEdit> plan(List<PlanRequest> requests, Recipe recipe) {
        return SubjectPlans.of(base, requests, recipe, profile::start, profile::row);
    }
}
