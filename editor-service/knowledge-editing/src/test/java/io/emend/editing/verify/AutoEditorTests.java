package io.emend.editing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.editing.Method;
import io.emend.editing.ShippedModel;
import io.emend.editing.ledger.EditedModel;
import io.emend.editing.ledger.LiveSet;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.plan.SlotPlanner;
import io.emend.editing.profile.ModelProfile;
import io.emend.lm.Generator;
import io.emend.lm.LanguageModel;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AutoEditorTests {
    private static final List<Method> METHODS = List.of(Method.MEMIT, Method.MEMORY);

    private static LanguageModel base;
    private static WeightLedger ledger;
    private static SlotPlanner planner;

    @BeforeAll
    static void load() {
        base = ShippedModel.load();
        ModelProfile profile = ShippedModel.profile(base);
        ledger = new WeightLedger(base, profile);
        planner = new SlotPlanner(base, profile);
    }

    @AfterAll
    static void close() {
        base.close();
    }

    @Test
    void writesAFactThatTheModelThenAnswersAndTakesItBack() {
        AutoEditor editor = new AutoEditor(ledger, planner, new Policy(1, 1, 0, 0));
        List<String> question = List.of("Question: Where was Jack London born?\nAnswer:");
        String before = answer(base, question);

        AutoEditor.Outcome outcome = editor.plan(ShippedModel.request(2, "Vienna"), LiveSet.empty(), METHODS);

        assertThat(outcome).isInstanceOfSatisfying(AutoEditor.Outcome.InModel.class, found -> {
            assertThat(found.edit().method()).isEqualTo(Method.MEMIT);
            assertThat(found.edit().diagnostics().converged()).isTrue();
            assertThat(found.reasons()).isEmpty();
            assertThat(found.report().generated(Probe.Kind.EFFICACY)).isEqualTo(1.0);
            assertThat(found.report().teacherForced(Probe.Kind.EFFICACY)).isEqualTo(1.0);
            LiveSet live = LiveSet.empty().with(found.edit());
            try (EditedModel edited = ledger.build(live)) {
                assertThat(answer(edited.model(), question)).startsWith("Vienna");
            }
            try (EditedModel restored = ledger.build(live.without(found.edit().slot()))) {
                assertThat(answer(restored.model(), question)).isEqualTo(before);
            }
        });
    }

    @Test
    void writesTheFactByRomeWhenAskedTo() {
        AutoEditor editor = new AutoEditor(ledger, planner, new Policy(1, 1, 0, 1));

        AutoEditor.Outcome outcome =
                editor.plan(ShippedModel.request(2, "Vienna"), LiveSet.empty(), List.of(Method.ROME));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AutoEditor.Outcome.InModel.class,
                        found -> assertThat(found.edit().method()).isEqualTo(Method.ROME));
    }

    @Test
    void keepsTheFactInACodebookWhenAskedTo() {
        AutoEditor editor = new AutoEditor(ledger, planner, new Policy(1, 0, 1, 1));

        AutoEditor.Outcome outcome =
                editor.plan(ShippedModel.request(2, "Vienna"), LiveSet.empty(), List.of(Method.GRACE));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AutoEditor.Outcome.InModel.class,
                        found -> assertThat(found.edit().method()).isEqualTo(Method.GRACE));
    }

    @Test
    void holdsTheFactInTheMemoryWhenAskedTo() {
        AutoEditor editor = new AutoEditor(ledger, planner, new Policy(1, 1, 0, 1));

        AutoEditor.Outcome outcome =
                editor.plan(ShippedModel.request(4, "Moscow"), LiveSet.empty(), List.of(Method.MEMORY));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AutoEditor.Outcome.InModel.class,
                        found -> assertThat(found.edit().method()).isEqualTo(Method.MEMORY));
    }

    @Test
    void leavesTheFactToTheGraphWhenNothingPasses() {
        // One of two wordings contradicts the other, so neither method can give both answers.
        AutoEditor editor = new AutoEditor(ledger, planner, Policy.AIM);

        AutoEditor.Outcome outcome = editor.plan(ShippedModel.contradictoryRequest(3), LiveSet.empty(), METHODS);

        assertThat(outcome).isInstanceOfSatisfying(AutoEditor.Outcome.GraphOnly.class, found -> {
            assertThat(found.reports()).hasSize(2);
            assertThat(found.reasons()).hasSize(2).first().asString().startsWith("MEMIT: efficacy");
            assertThat(found.reasons()).last().asString().startsWith("MEMORY: efficacy");
        });
    }

    private static String answer(LanguageModel model, List<String> prompts) {
        return new Generator(model)
                .completeGreedy(prompts, 8, List.of("\n"))
                .getFirst()
                .strip();
    }
}
