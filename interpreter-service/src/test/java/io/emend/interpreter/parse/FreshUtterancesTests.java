package io.emend.interpreter.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.interpreter.fixture.FreshUtterances;
import io.emend.interpreter.fixture.FreshUtterances.Fresh;
import io.emend.interpreter.fixture.Said;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A floor under what was reached, so that a change that costs understanding is noticed. */
final class FreshUtterancesTests {
    private static final double FLOOR = 0.95;
    private static final Map<String, Double> FLOOR_FOR_STRANGERS = Map.of("en", 0.82, "zh", 0.88);
    private static final Map<String, Double> FLOOR_FOR_FAR_FETCHED = Map.of("en", 0.57, "zh", 0.58);

    @Test
    void noneThatMustChangeNothingBecomesAnEdit() {
        Stream<String> edited = Stream.of(
                        FreshUtterances.all(), FreshUtterances.byStrangers(), FreshUtterances.farFetched())
                .flatMap(List::stream)
                .filter(Fresh::changesNothing)
                .map(Fresh::text)
                .filter(text -> FreshUtterances.changes(Said.interpret(text)));

        assertThat(edited).isEmpty();
    }

    @Test
    void mostAreUnderstoodWholly() {
        for (String language : List.of("en", "zh")) {
            assertThat(understood(FreshUtterances.all(), language)).as(language).isGreaterThan(FLOOR);
            assertThat(understood(FreshUtterances.byStrangers(), language))
                    .as("%s by strangers", language)
                    .isGreaterThan(FLOOR_FOR_STRANGERS.get(language));
            assertThat(understood(FreshUtterances.farFetched(), language))
                    .as("%s, far-fetched", language)
                    .isGreaterThan(FLOOR_FOR_FAR_FETCHED.get(language));
        }
    }

    private static double understood(List<Fresh> utterances, String language) {
        return utterances.stream()
                .filter(fresh -> fresh.language().equals(language))
                .mapToDouble(fresh -> fresh.is(Said.interpret(fresh.text())) ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
