package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplerTests {
    private static final int DRAWS = 40_000;
    private static final double FREQUENCY_TOLERANCE = 0.012;

    /** Probabilities .5, .25, .15, .1 at temperature 1. */
    private final float[] logits = {
        (float) Math.log(.25), (float) Math.log(.5), (float) Math.log(.1), (float) Math.log(.15)
    };

    @Test
    void drawsInProportionToTheProbabilities() {
        assertThat(frequencies(new Sampling(1, 1, 0, 11)))
                .containsExactly(new double[] {.25, .5, .1, .15}, within(FREQUENCY_TOLERANCE));
    }

    @Test
    void sharpensAtALowTemperature() {
        double total = .25 * .25 + .5 * .5 + .1 * .1 + .15 * .15;

        assertThat(frequencies(new Sampling(.5, 1, 0, 11)))
                .containsExactly(
                        new double[] {.0625 / total, .25 / total, .01 / total, .0225 / total},
                        within(FREQUENCY_TOLERANCE));
    }

    @Test
    void keepsTheSmallestNucleusThatReachesTopP() {
        assertThat(frequencies(new Sampling(1, .7, 0, 11)))
                .containsExactly(new double[] {1 / 3., 2 / 3., 0, 0}, within(FREQUENCY_TOLERANCE));
    }

    @Test
    void keepsTheTopKTokens() {
        assertThat(frequencies(new Sampling(1, 1, 3, 11)))
                .containsExactly(new double[] {.25 / .9, .5 / .9, 0, .15 / .9}, within(FREQUENCY_TOLERANCE));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, 0", "NaN, 1, 0", "1, 0, 0", "1, 1.1, 0", "1, NaN, 0", "1, 1, -1"})
    void refusesSettingsOutOfRange(double temperature, double topP, int topK) {
        assertThatThrownBy(() -> new Sampling(temperature, topP, topK, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private double[] frequencies(Sampling sampling) {
        var sampler = new Sampler(sampling);
        var counts = new double[logits.length];
        for (int i = 0; i < DRAWS; i++) {
            counts[sampler.choose(logits)] += 1.0 / DRAWS;
        }
        return counts;
    }
}
