package io.emend.editing.target;

import io.emend.editing.PlanRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.settings.Recipe;
import io.emend.lm.LanguageModel;
import java.util.ArrayList;
import java.util.List;

/** Plans for all methods that act on the subject's last token: search the targets, then spread them over the layers. */
public final class SubjectPlans {
    private SubjectPlans() {}

    /**
     * @param start where the search begins
     * @param maker makes a method's row out of key and target
     * @return one plan per request, in order
     */
    public static List<SlotEdit> of(
            LanguageModel base,
            List<PlanRequest> requests,
            Recipe recipe,
            TargetStart start,
            LayerSpread.RowMaker maker) {
        List<SlotTargets> found = SlotTargets.find(
                base, requests.stream().map(PlanRequest::edit).toList(), recipe.lastLayer(), recipe.target(), start);
        List<SlotEdit> plans = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            plans.add(requests.get(i)
                    .planned(
                            recipe.method(),
                            LayerSpread.over(base, recipe.layers(), found.get(i), maker),
                            found.get(i).diagnostics()));
        }
        return plans;
    }
}
