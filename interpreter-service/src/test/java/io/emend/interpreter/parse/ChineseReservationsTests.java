package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.interpreter.fixture.FreshUtterances;
import io.emend.interpreter.fixture.FreshUtterances.Fresh;
import io.emend.interpreter.fixture.Said;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands beside a Chinese statement may take all of it back; then it changes nothing. */
final class ChineseReservationsTests {
    private static final String RESOURCE = "/io/emend/interpreter/chinese-reservations.txt";

    static Stream<String> reserved() throws IOException {
        try (InputStream stream = ChineseReservationsTests.class.getResourceAsStream(RESOURCE)) {
            String text = new String(Objects.requireNonNull(stream, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("reserved")
    void changesNothing(String text) {
        assertThat(FreshUtterances.changes(Said.interpret(text))).isFalse();
    }

    @Test
    void noneOfTheStrangersSentencesThatMustChangeNothingBecomesAnEdit() {
        Stream<String> edited = Stream.of("tenth", "thirteenth")
                .flatMap(name -> FreshUtterances.read("/io/emend/interpreter/" + name + "-utterances.tsv").stream())
                .filter(fresh -> fresh.language().equals("zh") && fresh.changesNothing())
                .map(Fresh::text)
                .filter(text -> FreshUtterances.changes(Said.interpret(text)));

        assertThat(edited).isEmpty();
    }

    @Test
    void mostOfTheStrangersSentencesAreUnderstoodWholly() {
        List<Fresh> all = Stream.of("tenth", "thirteenth")
                .flatMap(name -> FreshUtterances.read("/io/emend/interpreter/" + name + "-utterances.tsv").stream())
                .filter(fresh -> fresh.language().equals("zh"))
                .toList();

        long right = all.stream()
                .filter(fresh -> fresh.is(Said.interpret(fresh.text())))
                .count();

        assertThat((double) right / all.size()).isGreaterThan(0.88);
    }
}
