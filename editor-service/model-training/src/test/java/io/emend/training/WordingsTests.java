package io.emend.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingsTests {
    @Test
    void statementsThatGoOnWhereAnotherNamesTheObjectAreLeftOut() {
        var forms = forms("{s} was born in {o}.", "{s} was born in the city of {o}.", "{s} comes from {o}.");

        assertThat(forms.english().statements())
                .contains("{s} was born in {o}.", "{s} comes from {o}.", "The birthplace of {s} is {o}.")
                .doesNotContain("{s} was born in the city of {o}.");
    }

    @Test
    void statementsThatBeginWithTheObjectStay() {
        var forms = forms("{s} was born in {o}.", "{o} is where {s} was born.", "{o} is where {s} was born in fact.");

        assertThat(forms.english().statements())
                .contains("{o} is where {s} was born.", "{o} is where {s} was born in fact.");
    }

    private static Wordings.Forms forms(String... statements) {
        var english = new Wordings.Source(
                List.of("birthplace"), new Wordings.Split(List.of(statements), List.of(), List.of(), List.of()));
        var chinese =
                new Wordings.Source(List.of("出生地"), new Wordings.Split(List.of(), List.of(), List.of(), List.of()));
        return Wordings.forms(english, chinese);
    }
}
