package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every family against logits, states, keys and greedy text that transformers computed. */
class FamiliesTests {
    /** The project's bar for logits; both sides are float32 with sums in different order. */
    private static final float LOGIT_TOLERANCE = 1e-4f;

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void givesTheSameLogitsAsTransformers(String family) {
        try (LanguageModel model = Fixture.model(family)) {
            for (Fixture.Case sample : Fixture.expected(family).cases()) {
                int last = sample.input_ids().length - 1;

                float[] logits = new Scorer(model).logits(List.of(sample.input_ids()), List.of(new int[] {0, last}))[0];

                assertThat(logits).containsExactly(sample.last_logits(), within(LOGIT_TOLERANCE));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void readsTheSameKeysAndStatesAsTransformers(String family) {
        try (LanguageModel model = Fixture.model(family)) {
            for (Fixture.Case sample : Fixture.expected(family).cases()) {
                int[] last = {sample.input_ids().length - 1};

                TappedActivations tapped =
                        model.activations(List.of(sample.input_ids()), last, Set.of(sample.key_layer()), Set.of(0, 1));

                assertThat(tapped.keys(sample.key_layer()).row(0))
                        .containsExactly(sample.key_last_token(), within(LOGIT_TOLERANCE));
                for (int layer = 0; layer < 2; layer++) {
                    assertThat(tapped.states(layer).row(0))
                            .containsExactly(sample.last_hidden_per_layer()[layer + 1], within(LOGIT_TOLERANCE));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void generatesTheSameGreedyTextAsTransformers(String family) {
        try (LanguageModel model = Fixture.model(family)) {
            for (Fixture.Case sample : Fixture.expected(family).cases()) {
                assertThat(model.tokenizer().encode(sample.prompt())).isEqualTo(sample.input_ids());
                var request = GenerationRequest.greedy(sample.input_ids(), sample.greedy_ids().length)
                        .ignoringEnd();

                Generation generation = new Generator(model).generate(request, TokenSink.none());

                assertThat(generation.ids()).isEqualTo(sample.greedy_ids());
                assertThat(model.tokenizer().decode(generation.ids(), false)).isEqualTo(sample.greedy_text());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void generatesTheSameTextInABatchOfUnequalPrompts(String family) {
        try (LanguageModel model = Fixture.model(family)) {
            List<Fixture.Case> cases = Fixture.expected(family).cases();
            var generator = new Generator(model);
            List<String> alone = cases.stream()
                    .map(sample -> generator
                            .completeGreedy(List.of(sample.prompt()), 8, List.of())
                            .getFirst())
                    .toList();

            List<String> together = generator.completeGreedy(
                    cases.stream().map(Fixture.Case::prompt).toList(), 8, List.of());

            assertThat(together).isEqualTo(alone);
        }
    }
}
