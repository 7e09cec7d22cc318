package io.emend.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.training.Document.Piece;
import io.emend.training.Document.Role;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowPackerTests {
    private static final int LENGTH = 32;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"|Marie Skłodowska Curie|\"'s birthplace is \"",
                "\"Question: Where was \"|Marie Skłodowska Curie|\" born?\nAnswer: \"",
                "\"Where was \"|Marie Skłodowska Curie|\" born? \"",
                "请问|玛丽·居里|的出生地是",
                "\"\"|玛丽·居里|出生于",
            })
    void marksTheTokensOfNamesAndAnswers(String before, String name, String after) throws IOException {
        List<Piece> pieces = List.of(
                Piece.context(before),
                new Piece(name, Role.NAME_READ_AT_ITS_END),
                Piece.context(after),
                Piece.answer("Warsaw."));
        try (var tokenizer = TrainCommand.tokenizer()) {
            Batch batch = new RowPacker(tokenizer, 1, LENGTH, 0)
                    .pack(List.of(new Document(pieces), Document.plain("x ".repeat(LENGTH))))
                    .getFirst();

            assertThat(batch.names()).hasSize(1);
            Batch.Name marked = batch.names().getFirst();
            assertThat(tokenizer.decode(Arrays.copyOfRange(batch.tokens(), marked.from(), marked.last() + 1)))
                    .isEqualToIgnoringWhitespace(name);
            long[] answer = IntStream.range(0, LENGTH)
                    .filter(i -> batch.weights()[i] == 1f && batch.targets()[i] != 0)
                    .mapToLong(i -> batch.targets()[i])
                    .toArray();
            assertThat(tokenizer.decode(answer)).isEqualToIgnoringWhitespace("Warsaw.");
        }
    }
}
