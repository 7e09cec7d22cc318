package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.interpreter.text.Token;
import io.emend.interpreter.text.Tokenizer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CleftsTests {
    private final Tokenizer tokenizer = new Tokenizer();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''          | is where                | was born    | true  | was born in",
                "''          | is the city in which    | died        | true  | died in",
                "''          | is the country          | came from   | true  | came from",
                "it was in   | that                    | died        | true  | died in",
                "the city    | died in is              | ''          | false | died in",
                "the place where | was founded is      | ''          | false | was founded in",
                "what        | died of was             | ''          | false | died of"
            })
    void whatARelativeClausePartsIsPutInPlainOrder(
            String before, String between, String after, boolean swapped, String plain) {
        Clefts.Plain found =
                Objects.requireNonNull(Clefts.of(tokens(before), tokens(between), tokens(after)), "plain order");

        assertThat(found.swapped()).isEqualTo(swapped);
        assertThat(found.between().stream().map(Token::fold).collect(Collectors.joining(" ")))
                .isEqualTo(plain);
    }

    @Test
    void plainSentencesAreLeftAsTheyAre() {
        assertThat(Clefts.of(List.of(), tokens("was born in"), List.of())).isNull();
        assertThat(Clefts.of(tokens("the capital of"), tokens("is"), List.of())).isNull();
    }

    private List<Token> tokens(String text) {
        return tokenizer.tokens(text);
    }
}
