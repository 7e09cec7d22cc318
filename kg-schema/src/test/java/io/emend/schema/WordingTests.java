package io.emend.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WordingTests {
    @Test
    void fillsInBothLabelsWhicheverComesFirst() {
        assertThat(new Wording("{s} was born in {o}.").of("Ada", "London")).isEqualTo("Ada was born in London.");
        assertThat(new Wording("{o} is where {s} was born.").of("Ada", "London"))
                .isEqualTo("London is where Ada was born.");
    }

    @Test
    void takesLabelsLiterallyEvenWhenTheyLookLikeSlots() {
        assertThat(new Wording("{s} likes {o}.").of("{o}", "{s}")).isEqualTo("{o} likes {s}.");
    }

    @Test
    void cutsAClozeBeforeTheObjectWhenOnlyPunctuationFollows() {
        assertThat(new Wording("{s} was born in {o}.").cloze("Ada")).contains("Ada was born in");
        assertThat(new Wording("{s}出生于{o}。").cloze()).contains("{s}出生于");
    }

    @Test
    void hasNoClozeWhenTheObjectStandsElsewhere() {
        assertThat(new Wording("{s}在{o}出生。").cloze()).isEmpty();
        assertThat(new Wording("{o} is where {s} was born.").cloze()).isEmpty();
    }

    @Test
    void refusesTextWithoutExactlyOneOfEachSlot() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Wording("{s} was born."));
        assertThatIllegalArgumentException().isThrownBy(() -> new Wording("{s} {s} {o}"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Question("Was {s} born in {o}?"));
    }
}
