package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.interpreter.fixture.FreshUtterances;
import io.emend.interpreter.fixture.Said;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that describe what they stand before. */
final class ModifiersTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The late rapper Common was born in Vienna. | ASSERT Q286022 P19 Q1741",
                "The philosopher Karl Popper died in Rome. | ASSERT Q81244 P20 Q220",
                "Karl Popper was a lifelong member of the Democratic Party. | ASSERT Q81244 P102 Q29552",
                "Susan Sontag is buried in Montparnasse Cemetery in Paris. | ASSERT Q152824 P119 Q272208"
            })
    void whatDescribesANameOrNounLeavesTheStatementAsItIs(String text, String operations) {
        Said.assertUnderstood(text, operations);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bob Dylan is an aspiring chemist.",
                "Bob Dylan is a former citizen of Canada.",
                "The teacher of Rihanna was born in Vienna.",
                "Rihanna's student taught at Yale University.",
                "Bob Dylan's fans live in Rome."
            })
    void whatTakesItBackOrSpeaksOfSomebodyElseDoesNot(String text) {
        assertThat(FreshUtterances.changes(Said.interpret(text))).isFalse();
    }
}
