package io.emend.graph.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentTests {
    @Test
    void writesOneLineOfFiveFields() {
        assertThat(new Content("Q3", "P26", "Q4", "1895-07-26", null).line()).isEqualTo("Q3\tP26\tQ4\t1895-07-26\t");
    }

    @Test
    void keepsContentsApartThatSeparatorsWouldConfuse() {
        Content tab = new Content("Q1", "P1", "\"a\tb\"^^string", null, null);
        Content backslash = new Content("Q1", "P1", "\"a\\tb\"^^string", null, null);

        assertThat(tab.line()).doesNotContain("\n").isNotEqualTo(backslash.line());
        assertThat(tab.line().chars().filter(c -> c == '\t')).hasSize(4);
    }

    @Test
    void hasTheSameKeyForEveryAssertionOfTheSameFact() {
        Content one = new Content("Q1", "P19", "Q10", null, null);

        assertThat(one.key())
                .isEqualTo(new Content("Q1", "P19", "Q10", null, null).key())
                .hasSize(64);
        assertThat(one.key()).isNotEqualTo(new Content("Q1", "P19", "Q10", "1900", null).key());
    }
}
