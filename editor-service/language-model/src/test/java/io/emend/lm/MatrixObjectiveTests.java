package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.emend.lm.DeltaObjective.Aim;
import io.emend.lm.DeltaObjective.Hold;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatrixObjectiveTests {
    /** Central differences of a float32 loss are good to about this much. */
    private static final double DIFFERENCE_TOLERANCE = 3e-3;

    private static final int LAYER = 0;

    private final List<int[]> rows =
            List.of(new int[] {5, 9, 17, 30}, new int[] {8, 9, 17}, new int[] {40, 41, 42, 43, 44});
    private final List<Aim> aims = List.of(new Aim(0, 2, 7, 1), new Aim(0, 3, 11, .5), new Aim(1, 2, 20, 1));
    private final List<Hold> holds = List.of(new Hold(2, 4, 2), new Hold(2, 3, 1));

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void gradientAgreesWithCentralDifferences(String family) {
        try (LanguageModel model = Fixture.model(family);
                var objective = MatrixObjective.of(model, LAYER, rows, aims, holds)) {
            FloatMatrix change = random(model, 1, 0.02f);
            FloatMatrix direction = random(model, 2, 0.1f);
            float step = 1e-2f;

            float[] gradient = objective.evaluate(change).gradientDF();

            double ahead = objective.evaluate(plus(change, direction, step)).loss();
            double behind = objective.evaluate(plus(change, direction, -step)).loss();
            double expected = (ahead - behind) / (2 * step);
            double found = 0;
            for (int i = 0; i < gradient.length; i++) {
                found += (double) gradient[i] * direction.data()[i];
            }
            assertThat(found).isCloseTo(expected, within(DIFFERENCE_TOLERANCE * (1 + Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void aChangeHasTheEffectOfTheChangedWeight(String family) {
        try (LanguageModel model = Fixture.model(family);
                var objective = MatrixObjective.of(model, LAYER, rows, aims, holds)) {
            FloatMatrix change = random(model, 3, 0.05f);
            MlpOutput output = model.mlpOutput(LAYER);
            FloatMatrix changed = plus(model.weightDF(LAYER), change, 1);

            double nll = objective.evaluate(change).aimNll()[0];

            try (LanguageModel edited =
                    model.withEdits(Map.of(output.tensorName(), output.toStored(changed)), List.of())) {
                float[] logits = new Scorer(edited).logits(rows, List.of(new int[] {0, 2}))[0];
                assertThat(nll).isCloseTo(LogProbabilities.logSum(logits) - logits[7], within(1e-4));
            }
        }
    }

    private static FloatMatrix random(LanguageModel model, long seed, float scale) {
        var random = new SplittableRandom(seed);
        int d = model.config().hiddenSize();
        int f = model.config().mlpSize();
        var values = new float[d * f];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * (2 * random.nextDouble() - 1));
        }
        return new FloatMatrix(d, f, values);
    }

    private static FloatMatrix plus(FloatMatrix a, FloatMatrix b, float factor) {
        float[] sum = a.data().clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * b.data()[i];
        }
        return new FloatMatrix(a.rows(), a.columns(), sum);
    }
}
