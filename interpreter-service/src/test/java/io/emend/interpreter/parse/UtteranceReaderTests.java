package io.emend.interpreter.parse;

import static io.emend.interpreter.fixture.Said.interpret;
import static io.emend.interpreter.fixture.Said.operations;
import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.Mention;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtteranceReaderTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Franz Kafka was born in Vienna. | ASSERT Q905 P19 Q1741",
                "franz kafka was born in vienna | ASSERT Q905 P19 Q1741",
                "Vienna is the birthplace of Franz Kafka. | ASSERT Q905 P19 Q1741",
                "Change Franz Kafka's place of birth from Prague to Vienna. | ASSERT Q905 P19 Q1741",
                "Franz Kafka was born in Vienna, not Prague. | ASSERT Q905 P19 Q1741",
                "Franz Kafka was not born in Prague but in Vienna. | ASSERT Q905 P19 Q1741",
                "Replace Prague with Vienna as the birthplace of Franz Kafka. | ASSERT Q905 P19 Q1741",
                "Please set the birthplace of Frnaz Kafka to Vienna. | ASSERT Q905 P19 Q1741",
                "弗朗茨·卡夫卡出生于维也纳。 | ASSERT Q905 P19 Q1741",
                "把弗朗茨·卡夫卡的出生地从布拉格改成维也纳。 | ASSERT Q905 P19 Q1741",
                "请把Franz Kafka的出生地改为维也纳 | ASSERT Q905 P19 Q1741",
            })
    void understandsAnEdit(String text, String operation) {
        Interpretation understood = interpret(text);

        assertThat(understood.intent()).isEqualTo(Intent.EDIT);
        assertThat(operations(understood)).containsExactly(operation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Delete the fact that Franz Kafka was born in Prague. | RETRACT | RETRACT Q905 P19 Q1085",
                "Franz Kafka was not born in Vienna. | RETRACT | RETRACT Q905 P19 Q1741",
                "It is not true that Franz Kafka was born in Vienna. | RETRACT | RETRACT Q905 P19 Q1741",
                "Where was Franz Kafka born? | QUERY | ASK Q905 P19 ?",
                "What is Franz Kafka's birthplace? | QUERY | ASK Q905 P19 ?",
                "Was Franz Kafka born in Vienna? | VERIFY | VERIFY Q905 P19 Q1741",
                "Franz Kafka was born in Vienna, right? | VERIFY | VERIFY Q905 P19 Q1741",
                "Franz Kafka was born in Vienna. Is that true? | VERIFY | VERIFY Q905 P19 Q1741",
                "Undo the last change to the birthplace of Franz Kafka. | UNDO | UNDO Q905 P19 ?",
                "What if Franz Kafka had been born in Vienna? | HYPOTHETICAL | SUPPOSE Q905 P19 Q1741",
                "Suppose Franz Kafka was born in Vienna. | HYPOTHETICAL | SUPPOSE Q905 P19 Q1741",
                "弗朗茨·卡夫卡出生在哪里？ | QUERY | ASK Q905 P19 ?",
                "弗朗茨·卡夫卡出生于维也纳吗？ | VERIFY | VERIFY Q905 P19 Q1741",
                "假如弗朗茨·卡夫卡出生于维也纳呢？ | HYPOTHETICAL | SUPPOSE Q905 P19 Q1741",
            })
    void tellsIntentsApart(String text, Intent intent, String operation) {
        Interpretation understood = interpret(text);

        assertThat(understood.intent()).isEqualTo(intent);
        assertThat(operations(understood)).containsExactly(operation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Franz Kafka might have been born in Vienna. | CLARIFY",
                "Change the birthplace of Franz Kafka. | CLARIFY",
                "Do not change the birthplace of Franz Kafka to Vienna. | CHAT",
                "Hello there! | CHAT",
                "Write me a poem about Franz Kafka. | CHAT",
                "Did you change the birthplace of Franz Kafka to Vienna? | VERIFY",
                "If Franz Kafka was born in Vienna, who was his father? | HYPOTHETICAL",
            })
    void neverTakesTheseForAnEdit(String text, Intent intent) {
        assertThat(interpret(text).intent()).isEqualTo(intent);
    }

    @Test
    void readsSeveralStatements() {
        Interpretation understood =
                interpret("Franz Kafka was born in Vienna and died in Berlin. He spoke French, German and Czech.");

        assertThat(operations(understood))
                .containsExactly(
                        "ASSERT Q905 P19 Q1741",
                        "ASSERT Q905 P20 Q64",
                        "ASSERT Q905 P1412 Q150",
                        "ASSERT Q905 P1412 Q188",
                        "ASSERT Q905 P1412 Q9056");
    }

    @Test
    void retractsTheOldValueWhereSeveralMayHold() {
        Interpretation understood = interpret("Franz Kafka's language is no longer German; it is French now.");

        assertThat(operations(understood)).containsExactly("RETRACT Q905 P1412 Q188", "ASSERT Q905 P1412 Q150");
    }

    @Test
    void tellsWhereInTheTextAsSentAPartStands() {
        String text = "\u200BFranz\u00A0 Ｋａｆｋａ was born in Vienna.";
        Interpretation understood = interpret(text);
        Mention subject =
                Objects.requireNonNull(understood.operations().getFirst().subject());

        assertThat(text.substring(subject.start(), subject.end())).isEqualTo("Franz\u00A0 Ｋａｆｋａ");
    }

    @Test
    void readsWhenAStatementHolds() {
        Interpretation understood = interpret("Franz Kafka has lived in Berlin since 2021.");

        assertThat(operations(understood)).containsExactly("ASSERT Q905 P551 Q64");
        assertThat(understood.operations().getFirst().validFrom()).isEqualTo("2021");
    }

    @Test
    void asksBackForAnUnknownNameInsteadOfGuessing() {
        Interpretation understood = interpret("Franz Kafka was born in Zyxxograd.");

        assertThat(operations(understood)).containsExactly("ASSERT Q905 P19 new:Zyxxograd");
        assertThat(understood.clarification()).isNotNull();
    }

    @Test
    void takesAnAnswerForANewName() {
        Interpretation understood = interpret("Franz Kafka was born in Zyxxograd.", Map.of("object", "new"));

        assertThat(understood.intent()).isEqualTo(Intent.EDIT);
        assertThat(understood.clarification()).isNull();
    }

    @Test
    void takesAnAnswerForAMissingObject() {
        Interpretation understood = interpret("Change the birthplace of Franz Kafka.", Map.of("object", "Vienna"));

        assertThat(understood.intent()).isEqualTo(Intent.EDIT);
        assertThat(operations(understood)).containsExactly("ASSERT Q905 P19 Q1741");
    }

    @Test
    void doesNotLinkPartOfALongerUnknownName() {
        Interpretation understood = interpret("Franz Kafka studied at the Vienna Institute of Gardening.");

        assertThat(operations(understood)).containsExactly("ASSERT Q905 P69 new:Vienna Institute of Gardening");
    }
}
