package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.Interpretation;
import io.emend.interpreter.fixture.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways of putting things that no list of wordings holds. */
final class WordingsTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Finland has left NATO. | RETRACT Q33 P463 Q7184",
                "Finland withdrew from NATO | RETRACT Q33 P463 Q7184",
                "Finland isn't in NATO anymore. | RETRACT Q33 P463 Q7184",
                "芬兰退出了北大西洋公约组织 | RETRACT Q33 P463 Q7184",
                "卢·里德和雪儿离婚了 | RETRACT Q189080 P26 Q12003"
            })
    void whatEndsTakesBackWhatItBegan(String text, String operation) {
        Interpretation understood = Said.interpret(text);

        assertThat(understood.clarification()).isNull();
        assertThat(Said.operations(understood)).containsExactly(operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Has Finland left NATO?", "Finland might have left NATO.", "Finland will leave NATO."})
    void anEndThatIsNotStatedTakesNothingBack(String text) {
        Interpretation understood = Said.interpret(text);

        assertThat(understood.intent()).isNotIn(Intent.EDIT, Intent.RETRACT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Strangers in the Night was performed by Bob Dylan. | new:Strangers in the Night P175 Q392",
                "The author of As We May Think is Umberto Eco. | new:As We May Think P50 Q12807",
                "The Chronicle of Small Things was written by Umberto Eco. | new:The Chronicle of Small Things P50 Q12807",
                "The original language of The Glass Harbour is Italian. | new:The Glass Harbour P364 Q652",
                "The headquarters of A. C. McClurg is located in the city of Paris. | new:A. C. McClurg P159 Q90"
            })
    void whatFillsAKnownWordingIsANameHoweverStrange(String text, String statement) {
        assertThat(Said.operations(Said.interpret(text))).containsExactly("ASSERT " + statement);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The country whose citizenship Rihanna holds is Italy. | ASSERT Q36844 P27 Q38",
                "It was in Vienna that Franz Kafka lost his life. | ASSERT Q905 P20 Q1741",
                "Vienna is the city Franz Kafka passed away in. | ASSERT Q905 P20 Q1741",
                "Cuba maintains embassies in Italy. | ASSERT Q241 P530 Q38",
                "It has been confirmed that Franz Kafka died in Vienna. | ASSERT Q905 P20 Q1741",
                "Nowadays Rihanna lives in Vienna. | ASSERT Q36844 P551 Q1741",
                "For Franz Kafka, enter Vienna as place of death. | ASSERT Q905 P20 Q1741"
            })
    void wordsThatOnlyCarryAStatementAreNoPartOfIt(String text, String operation) {
        Interpretation understood = Said.interpret(text);

        assertThat(understood.clarification()).isNull();
        assertThat(Said.operations(understood)).containsExactly(operation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rihanna's mother speaks French.",
                "The school of Rihanna is in Vienna.",
                "Franz Kafka's school influenced Bob Dylan.",
                "Cuba considered joining NATO.",
                "The manager of Rihanna lives in Vienna.",
                "Rihanna saw Bob Dylan in Vienna."
            })
    void whatSpeaksOfSomebodyElseIsNoStatementAboutTheName(String text) {
        Interpretation understood = Said.interpret(text);

        assertThat(understood.clarification() == null && understood.intent() == Intent.EDIT)
                .isFalse();
    }

    @Test
    void capitalsTellNoNamesWhereThereIsNothingElse() {
        assertThat(Said.operations(Said.interpret("BRIAN MAY PLAYS THE BANJO")))
                .containsExactly("ASSERT Q15873 P1303 Q258896");
    }

    @Test
    void aLongSentenceIsAskedAboutPieceByPiece() {
        Interpretation understood = Said.interpret(
                "Samuel Beckett (13 April 1906 - 22 December 1989) was a Polish composer who amused everybody in a"
                        + " long and merry life.");

        assertThat(understood.intent()).isEqualTo(Intent.CLARIFY);
        assertThat(Said.operations(understood))
                .contains(
                        "ASSERT Q37327 P569 =1906-04-13",
                        "ASSERT Q37327 P570 =1989-12-22",
                        "ASSERT Q37327 P27 Q36",
                        "ASSERT Q37327 P106 Q36834");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fjdksl wuqz mnop", "qwrt Vienna zxcv Rihanna bnm", "啊啊啊嗯嗯呃呃", "Zxqv plonk Estonia wibble."})
    void nonsenseIsTalkOfLowConfidence(String text) {
        Interpretation understood = Said.interpret(text);

        assertThat(understood.intent()).isEqualTo(Intent.CHAT);
        assertThat(understood.confidence()).isLessThan(0.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thanks for your help!", "Write me a short poem about rain.", "谢谢你的帮助！"})
    void smallTalkIsTalkOfHighConfidence(String text) {
        Interpretation understood = Said.interpret(text);

        assertThat(understood.intent()).isEqualTo(Intent.CHAT);
        assertThat(understood.confidence()).isGreaterThan(0.8);
    }
}
