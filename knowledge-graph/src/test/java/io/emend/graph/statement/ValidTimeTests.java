package io.emend.graph.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidTimeTests {
    @ParameterizedTest
    @CsvSource({
        "1970,0",
        "1970-01,0",
        "1970-01-02,86400",
        "1970-01-01T00:00:01,1",
        "1970-01-01T01:00:00+01:00,0",
        "1970-01-01T00:00:02Z,2",
        "-0044,-63555753600"
    })
    void readsEveryIsoPrecisionAsItsFirstInstant(String iso, long second) {
        assertThat(ValidTime.epochSecond(iso)).isEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1999-13", "1999-02-30", "12:00"})
    void saysWhatATimeLooksLike(String text) {
        assertThatThrownBy(() -> ValidTime.epochSecond(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ISO");
    }

    @Test
    void includesTheStartAndExcludesTheEnd() {
        assertThat(ValidTime.contains("1895", "1906", "1895-01-01")).isTrue();
        assertThat(ValidTime.contains("1895", "1906", "1906")).isFalse();
        assertThat(ValidTime.contains(null, "1906", "0001")).isTrue();
        assertThat(ValidTime.contains("1895", null, "9999")).isTrue();
    }
}
