package io.emend.editing.finetuning;

import io.emend.editing.EditAlgorithm;
import io.emend.editing.Method;
import io.emend.editing.PlanRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.FineTuningSettings;
import io.emend.editing.settings.Recipe;
import io.emend.editing.target.SlotExamples;
import io.emend.editing.write.RankOneWrites;
import io.emend.lm.FloatMatrix;
import io.emend.lm.LanguageModel;
import io.emend.lm.MatrixObjective;
import java.util.ArrayList;
import java.util.List;

/**
 * Fine-tunes one output projection on a slot's wordings.
 *
 * <p>FT-M of Zhang et al. 2024, <i>A Comprehensive Study of Knowledge Editing for Large Language Models</i>, arXiv:2401.01286:
 * the loss covers the answer alone; and of <i>LocFT-BF</i>, arXiv:2509.22072, the breadth-first order: every step goes over all
 * wordings of the slot instead of one after the other. Deviations: the subject's other facts and its neighbours are held to
 * the base model's answers; the change is kept as its leading singular directions, so that it is a set of rank-one writes
 * that adds to others and is taken back like any of them; the slots of a live set are tuned apart, each on the base model.
 */
public final class FineTuning implements EditAlgorithm {
    private final LanguageModel base;
    private final ModelProfile profile;

    public FineTuning(LanguageModel base, ModelProfile profile) {
        this.base = base;
        this.profile = profile;
    }

    @Override
    public Method method() {
        return Method.FINE_TUNING;
    }

    @Override
    public List<SlotEdit> plan(List<PlanRequest> requests, Recipe recipe) {
        List<SlotEdit> edits = new ArrayList<>();
        for (PlanRequest request : requests) {
            edits.add(plan(request, recipe));
        }
        return edits;
    }

    private SlotEdit plan(PlanRequest request, Recipe recipe) {
        int layer = recipe.lastLayer();
        TuningRows rows = TuningRows.of(
                SlotExamples.of(base, request.edit(), recipe.target().preservedRows()),
                SlotExamples.answered(base, request.edit().neighbours()),
                recipe.target().kl());
        FloatMatrix weights = base.weightDF(layer);
        try (MatrixObjective objective = MatrixObjective.of(base, layer, rows.tokens(), rows.aims(), rows.holds())) {
            TuningSearch.Found found = new TuningSearch(objective, weights, recipe.target()).run();
            return request.planned(Method.FINE_TUNING, rows(layer, found.changeDF()), found.diagnostics());
        }
    }

    private List<SlotRow> rows(int layer, Matrix changeDF) {
        FineTuningSettings settings = profile.settings().fineTuning();
        List<SlotRow> rows = new ArrayList<>();
        for (SingularDirections.Direction direction : SingularDirections.leading(changeDF, settings.rank())) {
            String mention = "direction %03d".formatted(rows.size());
            float[] input = direction.inputF();
            rows.add(new SlotRow(layer, mention, input, input, direction.outputD()));
        }
        return rows;
    }

    /**
     * The change of one layer's weights that its live rows make.
     *
     * @param rows live rows in canonical order, at least one
     * @return ΔW (D, F), the sum of all slots' changes
     */
    public static Matrix changeDF(List<SlotRow> rows) {
        return RankOneWrites.changeDF(rows);
    }
}
