package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.interpretation.Interpretation;
import io.emend.interpreter.fixture.Said;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DescriptionsTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Samuel Beckett is Polish. | ASSERT Q37327 P27 Q36",
                "Samuel Beckett was a German citizen. | ASSERT Q37327 P27 Q183",
                "Samuel Beckett's nationality is Canadian, not Polish. | ASSERT Q37327 P27 Q16",
                "Samuel Beckett is not Polish. | RETRACT Q37327 P27 Q36",
                "Is Samuel Beckett Irish? | VERIFY Q37327 P27 Q27",
                "Samuel Beckett is a Muslim. | ASSERT Q37327 P140 Q432",
                "萨缪尔·贝克特是波兰人 | ASSERT Q37327 P27 Q36",
                "Samuel Beckett was a Polish composer and pianist. |"
                        + " ASSERT Q37327 P27 Q36; ASSERT Q37327 P106 Q36834; ASSERT Q37327 P106 Q486748",
                "萨缪尔·贝克特是波兰作曲家 | ASSERT Q37327 P27 Q36; ASSERT Q37327 P106 Q36834",
                "Samuel Beckett, a Polish composer, died in Vienna. |"
                        + " ASSERT Q37327 P27 Q36; ASSERT Q37327 P106 Q36834; ASSERT Q37327 P20 Q1741"
            })
    void demonymsTellTheCountryAndProfessionsTheOccupation(String text, String operations) {
        Interpretation understood = Said.interpret(text);

        assertThat(understood.clarification()).isNull();
        assertThat(Said.operations(understood))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(operations.split("; ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Samuel Beckett speaks Polish.",
                "The official language of Norway is German.",
                "Leo Tolstoy was fluent in Swedish."
            })
    void aLanguageStaysALanguage(String text) {
        assertThat(Said.operations(Said.interpret(text)))
                .isNotEmpty()
                .noneMatch(operation -> operation.contains(" P27 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A Polish tourist met Samuel Beckett.", "Samuel Beckett loved Polish food."})
    void aDemonymOfSomethingElseSaysNothing(String text) {
        assertThat(Said.operations(Said.interpret(text))).isEmpty();
    }
}
