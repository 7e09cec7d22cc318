package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.interpretation.InterpretedOperation;
import io.emend.interpreter.fixture.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phrases that tell when a statement holds; today is 1 March 2026. */
final class ValidTimeTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Franz Kafka has lived in Berlin since 2021. | 2021 | -",
                "Franz Kafka lived in Berlin until last year. | - | 2025",
                "Franz Kafka lived in Berlin from 2019 until 2022. | 2019 | 2022",
                "As of 2024, Franz Kafka lives in Berlin. | 2024 | -",
                "弗朗茨·卡夫卡从2021年起住在柏林 | 2021 | -",
                "2019年到2022年，弗朗茨·卡夫卡住在柏林 | 2019 | 2022"
            })
    void readsSinceAndUntil(String text, String from, String to) {
        InterpretedOperation operation = Said.interpret(text).operations().getFirst();

        assertThat(Said.operations(Said.interpret(text))).containsExactly("ASSERT Q905 P551 Q64");
        assertThat(operation.validFrom()).isEqualTo(from);
        assertThat(operation.validTo()).isEqualTo(to);
    }

    @Test
    void pronounsMeanWhomTheSentenceBeforeWasAbout() {
        assertThat(Said.operations(
                        Said.interpret("Franz Kafka was born in Vienna. He lived in Berlin. His wife was Cher.")))
                .containsExactly("ASSERT Q905 P19 Q1741", "ASSERT Q905 P551 Q64", "ASSERT Q905 P26 Q12003");
        assertThat(Said.operations(Said.interpret("弗朗茨·卡夫卡出生于维也纳。他住在柏林。")))
                .containsExactly("ASSERT Q905 P19 Q1741", "ASSERT Q905 P551 Q64");
    }
}
