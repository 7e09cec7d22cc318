package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.emend.lm.DeltaObjective.Aim;
import io.emend.lm.DeltaObjective.Hold;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeltaObjectiveTests {
    /** Central differences of a float32 loss are good to about this much. */
    private static final double DIFFERENCE_TOLERANCE = 2e-3;

    private static final int LAYER = 0;

    private final List<int[]> rows =
            List.of(new int[] {5, 9, 17, 30}, new int[] {8, 9, 17}, new int[] {40, 41, 42, 43, 44});
    private final int[] positions = {1, 2, 1};
    private final int[] groups = {0, 1, 0};
    private final List<Aim> aims = List.of(new Aim(0, 2, 7, 1), new Aim(0, 3, 11, .5), new Aim(1, 2, 20, 1));
    private final List<Hold> holds = List.of(new Hold(2, 4, 2), new Hold(2, 3, 1));

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void gradientAgreesWithCentralDifferences(String family) {
        try (LanguageModel model = Fixture.model(family);
                PrefixStates prefix = model.prefix(LAYER, rows);
                var objective = DeltaObjective.of(model, prefix, positions, groups, 2, aims, holds, Precision.EXACT)) {
            float[][] delta = randomDelta(model, 1, 0.5f);
            float[][] direction = randomDelta(model, 2, 1f);
            float step = 1e-2f;

            float[][] gradient = objective.evaluate(delta).gradientGD();

            double ahead = objective.evaluate(plus(delta, direction, step)).loss();
            double behind = objective.evaluate(plus(delta, direction, -step)).loss();
            double expected = (ahead - behind) / (2 * step);
            assertThat(dot(gradient, direction))
                    .isCloseTo(expected, within(DIFFERENCE_TOLERANCE * (1 + Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void withoutDeltasTheLikelihoodsAreTheModelsOwnAndNothingDiverges(String family) {
        try (LanguageModel model = Fixture.model(family);
                PrefixStates prefix = model.prefix(LAYER, rows);
                var objective = DeltaObjective.of(model, prefix, positions, groups, 2, aims, holds, Precision.EXACT)) {
            float[][] logits = new Scorer(model).logits(rows, List.of(new int[] {0, 2}));

            var evaluation = objective.evaluate(new float[2][model.config().hiddenSize()]);

            double expected = LogProbabilities.logSum(logits[0]) - logits[0][7];
            assertThat(evaluation.aimNll()[0]).isCloseTo(expected, within(1e-4));
            assertThat(evaluation.holdKl()).containsExactly(new double[] {0, 0}, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void repeatsToTheBitAlsoAfterCollectingGarbage(String family) {
        try (LanguageModel model = Fixture.model(family);
                PrefixStates prefix = model.prefix(LAYER, rows);
                var objective = DeltaObjective.of(model, prefix, positions, groups, 2, aims, holds, Precision.EXACT)) {
            float[][] delta = randomDelta(model, 1, 0.5f);
            float[][] first = objective.evaluate(delta).gradientGD();
            System.gc();

            float[][] second = objective.evaluate(delta).gradientGD();

            assertThat(second).isDeepEqualTo(first);
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void aGroupsGradientDoesNotDependOnTheOthersBeyondRounding(String family) {
        try (LanguageModel model = Fixture.model(family);
                PrefixStates all = model.prefix(LAYER, rows);
                var together = DeltaObjective.of(model, all, positions, groups, 2, aims, holds, Precision.EXACT);
                PrefixStates one = model.prefix(LAYER, rows.subList(1, 2));
                var alone = DeltaObjective.of(
                        model,
                        one,
                        new int[] {2},
                        new int[] {0},
                        1,
                        List.of(new Aim(0, 2, 20, 1)),
                        List.of(),
                        Precision.EXACT)) {
            float[][] delta = randomDelta(model, 1, 0.5f);

            float[] inCompany = together.evaluate(delta).gradientGD()[1];
            float[] byItself = alone.evaluate(new float[][] {delta[1]}).gradientGD()[0];

            assertThat(byItself).containsExactly(inCompany, within(1e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void coarseGradientsPointWhereExactOnesDo(String family) {
        try (LanguageModel model = Fixture.model(family);
                PrefixStates prefix = model.prefix(LAYER, rows);
                var exact = DeltaObjective.of(model, prefix, positions, groups, 2, aims, holds, Precision.EXACT);
                var coarse = DeltaObjective.of(model, prefix, positions, groups, 2, aims, holds, Precision.COARSE)) {
            float[][] delta = randomDelta(model, 1, 0.5f);

            DeltaObjective.Evaluation expected = exact.evaluate(delta);
            DeltaObjective.Evaluation found = coarse.evaluate(delta);

            assertThat(found.loss()).isCloseTo(expected.loss(), within(0.02 * expected.loss()));
            for (int g = 0; g < delta.length; g++) {
                assertThat(cosine(found.gradientGD()[g], expected.gradientGD()[g]))
                        .isGreaterThan(0.99);
            }
        }
    }

    private static double cosine(float[] a, float[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static float[][] randomDelta(LanguageModel model, long seed, float scale) {
        var random = new SplittableRandom(seed);
        var delta = new float[2][model.config().hiddenSize()];
        for (float[] row : delta) {
            for (int i = 0; i < row.length; i++) {
                row[i] = scale * (float) (random.nextDouble() - 0.5);
            }
        }
        return delta;
    }

    private static float[][] plus(float[][] delta, float[][] direction, float step) {
        var moved = new float[delta.length][delta[0].length];
        for (int g = 0; g < delta.length; g++) {
            for (int i = 0; i < moved[g].length; i++) {
                moved[g][i] = delta[g][i] + step * direction[g][i];
            }
        }
        return moved;
    }

    private static double dot(float[][] a, float[][] b) {
        double sum = 0;
        for (int g = 0; g < a.length; g++) {
            for (int i = 0; i < a[g].length; i++) {
                sum += (double) a[g][i] * b[g][i];
            }
        }
        return sum;
    }
}
