package io.emend.editing.grace;

import io.emend.editing.Cloze;
import io.emend.editing.EditAlgorithm;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.PlanRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.TargetFact;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.GraceSettings;
import io.emend.editing.settings.Recipe;
import io.emend.editing.target.SlotTargets;
import io.emend.lm.LanguageModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps answers in a codebook keyed by the prompt's last token.
 *
 * <p>Hartvigsen et al. 2022, <i>Aging with GRACE: Lifelong Model Editing with Discrete Key-Value Adaptors</i>,
 * arXiv:2211.11031. Deviations: the key is the down-projection's input; an entry adds to its output instead of replacing it,
 * which is the same at the entry's own key; the radius is relative to the key's norm, so that one default serves every model.
 */
public final class Grace implements EditAlgorithm {
    private final LanguageModel base;
    private final ModelProfile profile;

    public Grace(LanguageModel base, ModelProfile profile) {
        this.base = base;
        this.profile = profile;
    }

    @Override
    public Method method() {
        return Method.GRACE;
    }

    @Override
    public List<SlotEdit> plan(List<PlanRequest> requests, Recipe recipe) {
        return requests.stream().map(request -> plan(request, recipe)).toList();
    }

    private SlotEdit plan(PlanRequest planned, Recipe recipe) {
        EditRequest request = planned.edit();
        GraceSettings settings = profile.settings().grace();
        int layer = recipe.lastLayer();
        Map<String, Cloze> prompts = new LinkedHashMap<>();
        for (TargetFact target : request.targets()) {
            spreadOut(target.wordings(), settings.mostKeys())
                    .forEach(cloze -> prompts.putIfAbsent(cloze.prompt(), cloze));
        }
        SlotTargets found = SlotTargets.atPromptEnds(
                base, request.subject(), List.copyOf(prompts.values()), layer, recipe.target());
        List<SlotRow> rows = new ArrayList<>();
        for (SlotTargets.Target target : found.targets()) {
            Cloze cloze = prompts.getOrDefault(target.mention(), new Cloze(target.mention(), target.mention()));
            float[] key = FloatProducts.rounded(target.keysOfBase().keyF());
            rows.add(new SlotRow(layer, cloze.answer(), key, new float[0], target.deltaD()));
        }
        return planned.planned(method(), rows, found.diagnostics());
    }

    /** Wordings evenly spread over the list, for its beginning tends to hold statements and its end questions. */
    private static List<Cloze> spreadOut(List<Cloze> wordings, int most) {
        if (wordings.size() <= most) {
            return wordings;
        }
        List<Cloze> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            chosen.add(wordings.get(most == 1 ? 0 : i * (wordings.size() - 1) / (most - 1)));
        }
        return chosen;
    }
}
