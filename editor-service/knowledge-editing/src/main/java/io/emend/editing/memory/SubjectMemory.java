package io.emend.editing.memory;

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
 * Holds δ beside the weights and adds it wherever the whitened key of the present token is close enough to the subject's.
 *
 * <p>After the neural key-value database of arXiv:2507.18028; ours are the whitening ({@code L⁻¹k}, {@code C = LLᵀ}), which
 * makes the keys of different subjects nearly orthogonal, and one δ per subject. Capacity is unlimited, other subjects stay
 * bit-identical, and deleting a row removes its edit exactly.
 */
public final class SubjectMemory implements EditAlgorithm {
    private final LanguageModel base;
    private final ModelProfile profile;

    public SubjectMemory(LanguageModel base, ModelProfile profile) {
        this.base = base;
        this.profile = profile;
    }

    @Override
    public Method method() {
        return Method.MEMORY;
    }

    @Override
    public List<SlotEdit> plan(List<PlanRequest> requests, Recipe recipe) {
        return SubjectPlans.of(base, requests, recipe, profile::start, profile::row);
    }
}
