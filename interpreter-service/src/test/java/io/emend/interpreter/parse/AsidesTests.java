package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.interpreter.fixture.FreshUtterances;
import io.emend.interpreter.fixture.Said;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clauses beside a statement. */
final class AsidesTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I looked it up and Václav Havel was born in Vienna. | ASSERT Q36233 P19 Q1741",
                "I'm pretty certain the entry is off; Louis Armstrong died in Rome. | ASSERT Q1779 P20 Q220",
                "Louis Armstrong died in Rome, trust me on this one. | ASSERT Q1779 P20 Q220"
            })
    void clausesWithoutCaveatsLeaveTheStatementAsItIs(String text, String operations) {
        Said.assertUnderstood(text, operations);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bob Dylan died in Rome, in my dream at least.",
                "Once upon a time, Bob Dylan lived in Rome.",
                "Bob Dylan died in Rome, just kidding.",
                "The sentence \"Rihanna was born in Toronto\" has five words."
            })
    void clausesWithCaveatsMakeItNoEdit(String text) {
        assertThat(FreshUtterances.changes(Said.interpret(text))).isFalse();
    }
}
