package io.emend.editing.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.PlanDiagnostics;
import io.emend.editing.SlotEdit;
import io.emend.editing.TinyModel;
import io.emend.editing.ledger.EditedModel;
import io.emend.editing.ledger.LiveSet;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.plan.SlotPlanner;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.FineTuningSettings;
import io.emend.editing.settings.Recipe;
import io.emend.editing.settings.TargetSettings;
import io.emend.editing.verify.Probe;
import io.emend.editing.verify.Verification;
import io.emend.lm.LanguageModel;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FineTuningTests {
    private static final TargetSettings TARGET = new TargetSettings(40, 0.1, 0.01, 0, 2.0, 0.2, 1, 8);
    private static final Recipe RECIPE = new Recipe(Method.FINE_TUNING, List.of(TinyModel.LAYER), TARGET);

    private static LanguageModel model;
    private static SlotPlanner planner;
    private static WeightLedger ledger;

    @BeforeAll
    static void load() {
        model = TinyModel.load();
        ModelProfile profile = TinyModel.profile(model);
        EditingSettings settings = profile.settings();
        ModelProfile ranked = profile.withSettings(new EditingSettings(
                settings.ridge(),
                settings.write(),
                settings.memory(),
                settings.rome(),
                settings.alphaEdit(),
                settings.grace(),
                new FineTuningSettings(TinyModel.LAYER, 32, TARGET),
                settings.auto()));
        planner = new SlotPlanner(model, ranked);
        ledger = new WeightLedger(model, ranked);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void theTunedModelGivesTheNewAnswer() {
        EditRequest request = TinyModel.request(0, 2);

        SlotEdit edit = planner.plan(request, RECIPE);

        PlanDiagnostics reached = edit.diagnostics();
        assertThat(reached.converged()).isTrue();
        assertThat(reached.deltaNorm()).isLessThanOrEqualTo(TARGET.clamp() + 1e-6);
        try (EditedModel edited = ledger.build(LiveSet.empty().with(edit))) {
            var report = Verification.compare(model, edited.model(), Verification.probesOf(request));
            assertThat(report.generated(Probe.Kind.EFFICACY)).isEqualTo(1);
        }
    }

    @Test
    void equalRequestsGiveEqualBytesAndUndoingAllLeavesTheBase() {
        SlotEdit one = planner.plan(TinyModel.request(1, 0), RECIPE);
        SlotEdit again = planner.plan(TinyModel.request(1, 0), RECIPE);
        SlotEdit other = planner.plan(TinyModel.request(2, 1), RECIPE);

        assertThat(again.rows()).isEqualTo(one.rows());
        LiveSet both = LiveSet.empty().with(one).with(other);
        assertThat(hash(both)).isEqualTo(hash(LiveSet.empty().with(other).with(one)));
        assertThat(hash(both.without(other.slot())))
                .isEqualTo(hash(LiveSet.empty().with(one)));
        assertThat(hash(both.without(other.slot()).without(one.slot()))).isEqualTo(hash(LiveSet.empty()));
    }

    private static String hash(LiveSet live) {
        try (EditedModel edited = ledger.build(live)) {
            return edited.modelHash();
        }
    }
}
