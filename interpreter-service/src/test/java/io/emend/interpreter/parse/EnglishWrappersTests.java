package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.interpreter.fixture.FreshUtterances;
import io.emend.interpreter.fixture.Said;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What English speakers put around what they want recorded. */
final class EnglishWrappersTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Whenever someone asks where Louis Armstrong died, say Rome. | ASSERT Q1779 P20 Q220",
                "Where it says Sean Lennon was born in New York City, it should say London. | ASSERT Q311238 P19 Q84",
                "Could I get you to change Louis Armstrong's place of death from New York City to Rome? | ASSERT Q1779 P20 Q220",
                "Louis Armstrong's place of death: New York City → Rome | ASSERT Q1779 P20 Q220",
                "Louis Armstrong died in New York City, no wait, in Rome. | ASSERT Q1779 P20 Q220",
                "以后有人问路易斯·阿姆斯特朗在哪里去世，请回答罗马。 | ASSERT Q1779 P20 Q220"
            })
    void whatIsToBeSaidFromNowOnIsAnEdit(String text, String operations) {
        Said.assertUnderstood(text, operations);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "When someone asks where Bob Dylan lives, what do you say?",
                "Where does it say that Bob Dylan lives in Rome?",
                "If anyone asks, Bob Dylan was never in Rome."
            })
    void whatOthersAskIsNone(String text) {
        assertThat(FreshUtterances.changes(Said.interpret(text))).isFalse();
    }
}
