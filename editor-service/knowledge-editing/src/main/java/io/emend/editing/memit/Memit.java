package io.emend.editing.memit;

import io.emend.editing.EditAlgorithm;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.WriteSettings;
import io.emend.editing.target.SlotTargets;
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
    public SlotEdit plan(EditRequest request, String planKey) {
        WriteSettings settings = profile.settings().write();
        int last = settings.layers().getLast();
        SlotTargets found = SlotTargets.find(base, request, last, settings.target());
        List<SlotRow> rows = LayerSpread.over(base, settings.layers(), found, profile::row);
        return new SlotEdit(
                request.subject().slot(), request.contentKeys(), method(), planKey, rows, found.diagnostics());
    }
}
