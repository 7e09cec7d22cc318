package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.interpreter.fixture.FreshUtterances;
import io.emend.interpreter.fixture.FreshUtterances.Fresh;
import io.emend.interpreter.fixture.Said;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A floor under what was reached, so that a change that costs understanding is noticed. */
final class FreshUtterancesTests {
    private static final double FLOOR = 0.95;

    @Test
    void noneThatMustChangeNothingBecomesAnEdit() {
        Stream<String> edited = FreshUtterances.all().stream()
                .filter(Fresh::changesNothing)
                .map(Fresh::text)
                .filter(text -> FreshUtterances.changes(Said.interpret(text)));

        assertThat(edited).isEmpty();
    }

    @Test
    void mostAreUnderstoodWholly() {
        for (String language : List.of("en", "zh")) {
            List<Fresh> all = FreshUtterances.all().stream()
                    .filter(fresh -> fresh.language().equals(language))
                    .toList();

            long right = all.stream()
                    .filter(fresh -> fresh.is(Said.interpret(fresh.text())))
                    .count();

            assertThat((double) right / all.size()).as(language).isGreaterThan(FLOOR);
        }
    }
}
