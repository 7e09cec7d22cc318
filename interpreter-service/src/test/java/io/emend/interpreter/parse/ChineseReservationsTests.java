package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.interpreter.fixture.FreshUtterances;
import io.emend.interpreter.fixture.Said;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
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
}
