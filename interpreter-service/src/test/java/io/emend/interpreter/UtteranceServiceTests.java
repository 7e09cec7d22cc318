package io.emend.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.contract.interpretation.UtteranceResult;
import io.emend.contract.problem.Malformed;
import io.emend.interpreter.engine.EmbeddedEngine;
import io.emend.interpreter.fixture.CodexNames;
import io.emend.interpreter.fixture.RecordingController;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class UtteranceServiceTests {
    private final RecordingController controller = new RecordingController();
    private final InterpretationService interpretations = new InterpretationService(
            new EmbeddedEngine(CodexNames.directory(), CodexNames::wordings, CodexNames.CLOCK), 20_000);
    private final UtteranceService utterances = new UtteranceService(interpretations, controller, controller);

    @Test
    void sendsAStatementToTheControllerWithTheWordsItCameFrom() {
        UtteranceResult result = utter("Franz Kafka was born in Vienna.", Map.of());

        assertThat(result.outcome().edit()).isNotNull();
        assertThat(controller.edits()).singleElement().satisfies(edit -> {
            assertThat(edit.operations()).singleElement().satisfies(operation -> {
                assertThat(operation.op()).isEqualTo(Operation.Kind.ASSERT);
                assertThat(operation.subject().id()).isEqualTo("Q905");
                assertThat(operation.relation().id()).isEqualTo("P19");
                assertThat(Objects.requireNonNull(operation.object()).id()).isEqualTo("Q1741");
            });
            assertThat(Objects.requireNonNull(edit.source()).utterance()).isEqualTo("Franz Kafka was born in Vienna.");
        });
    }

    @Test
    void onlyPreviewsInADryRun() {
        UtteranceResult result = body(utterances.utter(
                null, null, new UtteranceRequest("Franz Kafka was born in Vienna.", null, true, Map.of())));

        assertThat(result.outcome().edit()).isNotNull();
        assertThat(controller.edits()).isEmpty();
        assertThat(controller.previews()).hasSize(1);
    }

    @Test
    void asksTheControllerForAnAnswer() {
        UtteranceResult result = utter("Where was Franz Kafka born?", Map.of());

        assertThat(result.outcome().answer()).isNotNull();
        assertThat(controller.questions()).singleElement().satisfies(question -> {
            assertThat(question.subject()).isEqualTo("Q905");
            assertThat(question.relation()).isEqualTo("P19");
            assertThat(question.object()).isNull();
        });
    }

    @Test
    void rollsBackTheSlotOfAnUndo() {
        UtteranceResult result = utter("Undo the last change to Franz Kafka's birthplace.", Map.of());

        assertThat(result.outcome().rollback()).isNotNull();
        assertThat(controller.rollbacks()).singleElement().satisfies(rollback -> {
            assertThat(Objects.requireNonNull(
                                    Objects.requireNonNull(rollback.slot()).subject())
                            .id())
                    .isEqualTo("Q905");
            assertThat(Objects.requireNonNull(rollback.slot().relation()).id()).isEqualTo("P19");
        });
    }

    @Test
    void neverEditsOnASupposition() {
        UtteranceResult result = utter("Suppose Franz Kafka was born in Vienna.", Map.of());

        assertThat(result.interpretation().intent()).isEqualTo(Intent.HYPOTHETICAL);
        assertThat(result.outcome().question()).isNotNull();
        assertThat(controller.calls()).isZero();
    }

    @Test
    void asksBackAndEditsOnceAnswered() {
        UtteranceResult asked = utter("Change Franz Kafka's birthplace.", Map.of());
        UtteranceResult answered = utter("Change Franz Kafka's birthplace.", Map.of("object", "Q1741"));

        assertThat(asked.outcome().question()).isNotNull();
        assertThat(answered.outcome().edit()).isNotNull();
        assertThat(controller.edits()).hasSize(1);
    }

    @Test
    void introducesANewEntityOnlyWhenTold() {
        UtteranceResult asked = utter("Franz Kafka was born in Zyxxograd.", Map.of());
        UtteranceResult confirmed = utter("Franz Kafka was born in Zyxxograd.", Map.of("object", "new"));

        assertThat(asked.outcome().question()).isNotNull();
        assertThat(confirmed.outcome().edit()).isNotNull();
        ObjectReference object =
                controller.edits().getFirst().operations().getFirst().object();
        assertThat(Objects.requireNonNull(object).id()).isEqualTo("new:Zyxxograd");
    }

    @Test
    void refusesEmptyAndEndlessText() {
        assertThatThrownBy(() -> utter("  ", Map.of())).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> utter("x".repeat(20_001), Map.of())).isInstanceOf(Malformed.TooLarge.class);
    }

    @Test
    void interpretingHasNoEffect() {
        Interpretation understood = interpretations.interpret(UtteranceRequest.of("Franz Kafka was born in Vienna."));

        assertThat(understood.intent()).isEqualTo(Intent.EDIT);
        assertThat(controller.calls()).isZero();
    }

    private UtteranceResult utter(String text, Map<String, String> answers) {
        return body(utterances.utter(null, null, new UtteranceRequest(text, null, null, answers)));
    }

    private static UtteranceResult body(org.springframework.http.ResponseEntity<UtteranceResult> response) {
        return Objects.requireNonNull(response.getBody());
    }
}
