package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.interpreter.fixture.FreshUtterances;
import io.emend.interpreter.fixture.Said;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Family names alone. */
final class SurnamesTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nabokov could speak Hungarian. | ASSERT Q36591 P1412 Q9067",
                "Chopin died in Vienna. | ASSERT Q1268 P20 Q1741",
                "肖邦是在维也纳去世的。 | ASSERT Q1268 P20 Q1741"
            })
    void aFamilyNameThatOnePersonBearsNamesThatPerson(String text, String operations) {
        Said.assertUnderstood(text, operations);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Joliot-Curie died in Vienna.", "Irina Nabokov speaks Hungarian.", "Jackson died in Vienna."})
    void oneThatSeveralBearOrThatIsPartOfAnotherNameDoesNot(String text) {
        assertThat(FreshUtterances.changes(Said.interpret(text))).isFalse();
    }
}
