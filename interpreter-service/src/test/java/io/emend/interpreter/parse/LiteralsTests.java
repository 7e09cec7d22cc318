package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.Mention;
import io.emend.interpreter.entity.Literal;
import io.emend.interpreter.entity.Literal.Typed;
import io.emend.interpreter.fixture.Said;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LiteralsTests {
    private static final Set<String> DATE = Set.of("DATE");
    private static final Set<String> NUMBER = Set.of("NUMBER");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 July 1883 | 1883-07-03 | date",
                "July 3rd, 1883 | 1883-07-03 | date",
                "3rd of Jul. 1883 | 1883-07-03 | date",
                "1883-07-03 | 1883-07-03 | date",
                "July 1883 | 1883-07 | gYearMonth",
                "1883 | 1883 | gYear",
                "1883年7月3日 | 1883-07-03 | date",
                "1883年7月 | 1883-07 | gYearMonth"
            })
    void readsDates(String words, String value, String datatype) {
        assertThat(Literals.of(words).valueFor(DATE, words)).isEqualTo(new Typed(value, datatype));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5,900,000 | 5900000 | integer",
                "5.9 million | 5900000 | integer",
                "590万 | 5900000 | integer",
                "1.4亿 | 140000000 | integer",
                "1.85 | 1.85 | decimal"
            })
    void readsNumbers(String words, String value, String datatype) {
        assertThat(Literals.of(words).valueFor(NUMBER, words)).isEqualTo(new Typed(value, datatype));
    }

    @ParameterizedTest
    @CsvSource({"31 February 1999", "Vienna", "1883-13-40"})
    void takesWhatIsNoDateForNone(String words) {
        assertThat(Literals.of(words).valueFor(DATE, words)).isNull();
        assertThat(Literal.TEXT.valueFor(Set.of("TEXT"), words)).isEqualTo(new Typed(words, "string"));
    }

    @Test
    void aDateIsTheObjectOfAnEditWithItsPlaceInTheText() {
        String text = "Franz Kafka was born on 3 July 1883.";

        Interpretation understood = Said.interpret(text);

        Mention object =
                Objects.requireNonNull(understood.operations().getFirst().object());
        assertThat(understood.intent()).isEqualTo(Intent.EDIT);
        assertThat(understood.clarification()).isNull();
        assertThat(Said.operations(understood)).containsExactly("ASSERT Q905 P569 =1883-07-03");
        assertThat(object.datatype()).isEqualTo("date");
        assertThat(text.substring(object.start(), object.end())).isEqualTo("3 July 1883");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Franz Kafka was born on 4 July 1883, not on 3 July 1883. | ASSERT Q905 P569 =1883-07-04",
                "Change the date of birth of Franz Kafka from 3 July 1883 to 4 July 1883. | ASSERT Q905 P569 =1883-07-04",
                "弗朗茨·卡夫卡出生于1883年7月3日。 | ASSERT Q905 P569 =1883-07-03",
                "The population of Japan is 125 million. | ASSERT Q17 P1082 =125000000",
                "日本的人口是1.2亿 | ASSERT Q17 P1082 =120000000",
                "When was Franz Kafka born? | ASK Q905 P569 ?"
            })
    void readsWhatTakesDatesAndNumbers(String text, String operation) {
        assertThat(Said.operations(Said.interpret(text))).containsExactly(operation);
    }

    @Test
    void placeAndDateOfOneSentenceAreTwoFacts() {
        assertThat(Said.operations(Said.interpret("Franz Kafka was born in Vienna on 3 July 1883.")))
                .containsExactlyInAnyOrder("ASSERT Q905 P19 Q1741", "ASSERT Q905 P569 =1883-07-03");
    }

    @Test
    void aDateAnswersTheQuestionForOne() {
        Interpretation understood =
                Said.interpret("Change the date of birth of Franz Kafka.", Map.of("object", "3 July 1883"));

        assertThat(understood.clarification()).isNull();
        assertThat(Said.operations(understood)).containsExactly("ASSERT Q905 P569 =1883-07-03");
    }

    @Test
    void aYearThatSaysHowLongIsNoObject() {
        Interpretation understood = Said.interpret("From 1920 to 1939 Igor Stravinsky lived in Berlin.");

        assertThat(Said.operations(understood)).containsExactly("ASSERT Q7314 P551 Q64");
        assertThat(understood.operations().getFirst().validFrom()).isEqualTo("1920");
        assertThat(understood.operations().getFirst().validTo()).isEqualTo("1939");
    }
}
