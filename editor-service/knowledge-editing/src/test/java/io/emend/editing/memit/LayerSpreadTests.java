package io.emend.editing.memit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.emend.editing.Cloze;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.PlanRequest;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import io.emend.editing.SlotSubject;
import io.emend.editing.TargetFact;
import io.emend.editing.TinyModel;
import io.emend.editing.ledger.EditedModel;
import io.emend.editing.ledger.LiveSet;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.WriteSettings;
import io.emend.editing.target.SlotTargets;
import io.emend.lm.LanguageModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerSpreadTests {
    private static final List<Integer> LAYERS = List.of(0, 1);
    /** Share of the target's norm that float32 weights and the ridge leave over. */
    private static final double LEFT_OVER = 0.01;

    @Test
    void theWritesOfAllLayersTogetherReachTheTargetState() {
        try (LanguageModel base = TinyModel.load()) {
            ModelProfile profile = TinyModel.profile(base, LAYERS);
            EditingSettings settings = profile.settings();
            ModelProfile spread = profile.withSettings(new EditingSettings(
                    settings.ridge(),
                    new WriteSettings(LAYERS, 1e-9, settings.write().target()),
                    settings.memory()));
            EditRequest request = new EditRequest(
                    SlotSubject.of("Q1", "Alan Turing"),
                    List.of(new TargetFact("k", List.of(new Cloze("Alan Turing was born in", "Paris")), List.of())),
                    List.of(),
                    List.of());

            SlotEdit edit = new Memit(base, spread)
                    .plan(
                            List.of(new PlanRequest(request, "sha256:plan")),
                            spread.settings().recipe(Method.MEMIT))
                    .getFirst();

            assertThat(edit.method()).isEqualTo(Method.MEMIT);
            assertThat(edit.rows()).extracting(SlotRow::layer).containsExactlyElementsOf(LAYERS);
            SlotTargets.Target target = SlotTargets.find(
                            base, request, 1, settings.write().target())
                    .targets()
                    .getFirst();
            double[] wanted = target.keys(base, 1, 1).stateD();
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] += target.deltaD()[i];
            }
            try (EditedModel edited = new WeightLedger(base, spread).build(LiveSet.of(List.of(edit)))) {
                double[] reached = target.keys(edited.model(), 1, 1).stateD();
                double norm = io.emend.editing.linalg.Products.norm(wanted);
                assertThat(reached).containsExactly(wanted, within(LEFT_OVER * norm));
            }
        }
    }
}
