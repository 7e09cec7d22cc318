package io.emend.editing.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.editing.Cloze;
import io.emend.editing.EditException;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotSubject;
import io.emend.editing.TargetFact;
import io.emend.editing.TinyModel;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.settings.Recipe;
import io.emend.lm.LanguageModel;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SlotPlannerTests {
    /** Products over batches of other shapes are summed in another order, and every step of the search builds on the last. */
    private static final double SUMMATION_ORDER = 1e-3;

    private static LanguageModel model;
    private static ModelProfile profile;

    @BeforeAll
    static void load() {
        model = TinyModel.load();
        profile = TinyModel.profile(model);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void plansEqualBytesForEqualRequests() {
        SlotEdit first = new SlotPlanner(model, profile).plan(TinyModel.request(2, 0), Method.MEMIT);
        new SlotPlanner(model, profile).plan(TinyModel.request(3, 1), Method.MEMIT);
        SlotEdit second = new SlotPlanner(model, profile).plan(TinyModel.request(2, 0), Method.MEMIT);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aSlotPlannedBesideOthersIsTheOnePlannedAlone() {
        SlotPlanner planner = new SlotPlanner(model, profile);
        Recipe recipe = profile.settings().recipe(Method.MEMIT);
        List<EditRequest> requests =
                IntStream.range(0, 5).mapToObj(i -> TinyModel.request(i, i % 2)).toList();

        List<SlotEdit> together = planner.plan(requests, recipe);

        assertThat(together).hasSameSizeAs(requests);
        for (int i = 0; i < requests.size(); i++) {
            SlotEdit alone = planner.plan(requests.get(i), recipe);
            assertThat(together.get(i).slot()).isEqualTo(alone.slot());
            assertThat(together.get(i).planKey()).isEqualTo(alone.planKey());
            float[] delta = alone.rows().getFirst().deltaD();
            float[] beside = together.get(i).rows().getFirst().deltaD();
            double norm = FloatProducts.norm(delta);
            for (int d = 0; d < delta.length; d++) {
                assertThat((double) beside[d]).isCloseTo(delta[d], Offset.offset(SUMMATION_ORDER * norm));
            }
        }
    }

    @Test
    void plansARowForEveryNameThatTheWordingsUse() {
        TargetFact target = new TargetFact(
                "k",
                List.of(new Cloze("Grace Hopper was born in", "Rome"), new Cloze("Admiral Hopper was born in", "Rome")),
                List.of());
        EditRequest request = new EditRequest(
                SlotSubject.of("Q2", "Grace Hopper", "Admiral Hopper", "Hopper"),
                List.of(target),
                List.of(),
                List.of());

        SlotEdit edit = new SlotPlanner(model, profile).plan(request, Method.MEMORY);

        assertThat(edit.rows())
                .extracting(io.emend.editing.SlotRow::mention)
                .containsExactly("Grace Hopper", "Admiral Hopper");
    }

    @Test
    void keepsOnePlanKeyPerSetOfStatements() {
        SlotPlanner planner = new SlotPlanner(model, profile);

        assertThat(planner.planKey(TinyModel.request(1, 1)))
                .isEqualTo(planner.planKey(TinyModel.request(1, 1)))
                .isNotEqualTo(planner.planKey(TinyModel.request(1, 2)))
                .isNotEqualTo(planner.planKey(TinyModel.request(2, 1)));
    }

    @Test
    void refusesAPromptThatDoesNotNameTheSubject() {
        TargetFact target = new TargetFact("k", List.of(new Cloze("Somebody was born in", "Rome")), List.of());
        EditRequest request =
                new EditRequest(SlotSubject.of("Q2", "Grace Hopper"), List.of(target), List.of(), List.of());

        assertThatThrownBy(() -> new SlotPlanner(model, profile).plan(request, Method.MEMIT))
                .isInstanceOf(EditException.SubjectNotFound.class)
                .hasMessageContaining("Somebody was born in");
    }

    @Test
    void refusesAWordingThatIsLongerThanTheContext() {
        String longAnswer = "Rome ".repeat(200);
        TargetFact target = new TargetFact("k", List.of(new Cloze("Grace Hopper was born in", longAnswer)), List.of());
        EditRequest request =
                new EditRequest(SlotSubject.of("Q2", "Grace Hopper"), List.of(target), List.of(), List.of());

        assertThatThrownBy(() -> new SlotPlanner(model, profile).plan(request, Method.MEMIT))
                .isInstanceOf(EditException.PromptTooLong.class);
    }
}
