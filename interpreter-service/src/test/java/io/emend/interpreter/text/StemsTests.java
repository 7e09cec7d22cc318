package io.emend.interpreter.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StemsTests {
    @ParameterizedTest
    @CsvSource({
        "based,basing",
        "dies,died",
        "married,marries",
        "wrote,written",
        "studies,studied",
        "employs,employed",
        "was,been"
    })
    void inflectedFormsShareAStem(String one, String other) {
        assertThat(Stems.stem(one)).isEqualTo(Stems.stem(other));
    }

    @ParameterizedTest
    @CsvSource({"employer,employment", "citizen,citizenship", "founder,founded", "nationality,national"})
    void derivedFormsShareARoot(String one, String other) {
        assertThat(Stems.root(one)).isEqualTo(Stems.root(other));
    }

    @Test
    void leavesShortWordsAlone() {
        assertThat(Stems.stem("as")).isEqualTo("as");
    }
}
