package io.emend.editing.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RidgeSolveTests {
    private static final int D = 5;
    private static final int F = 24;
    private static final int N = 9;
    private static final double LAMBDA = 0.37;
    private static final double ROUNDING = 1e-8;

    private final Matrix covariance = CholeskyTests.randomPositiveDefinite(F, 11);
    private final Whitening whitening = Whitening.of(covariance, 1e-9);
    private final Matrix keysNF = random(N, F, 12);
    private final Matrix residualsND = random(N, D, 13);

    @Test
    void satisfiesTheNormalEquationsOfMemit() {
        Matrix change = solve(LAMBDA);

        // ΔW (λC + K Kᵀ) = R Kᵀ
        Matrix system = Products.times(keysNF.transposed(), keysNF);
        for (int i = 0; i < system.values().length; i++) {
            system.values()[i] += LAMBDA * covariance.values()[i];
        }
        Matrix left = Products.times(change, system);
        Matrix right = Products.times(residualsND.transposed(), keysNF);
        for (int i = 0; i < left.values().length; i++) {
            assertThat(left.values()[i]).isCloseTo(right.values()[i], within(1e-6));
        }
    }

    @Test
    void mapsEveryKeyToItsResidualAsLambdaVanishes() {
        Matrix change = solve(1e-12);

        for (int n = 0; n < N; n++) {
            assertThat(Products.times(change, keysNF.row(n))).containsExactly(residualsND.row(n), within(1e-5));
        }
    }

    @Test
    void withOneKeyTendsToTheRankOneEditOfRomeAsLambdaVanishes() {
        double[] key = keysNF.row(0);
        double[] direction = whitening.precision(key);
        double strength = Products.dot(key, direction);
        Matrix gram = new Matrix(1, 1, new double[] {strength});
        Matrix residual = new Matrix(1, D, residualsND.row(0));

        Matrix memit =
                RidgeSolve.changeDF(RidgeSolve.coefficientsDN(gram, 1e-12, residual), new Matrix(1, F, direction));

        for (int d = 0; d < D; d++) {
            for (int f = 0; f < F; f++) {
                double rome = residualsND.at(0, d) * direction[f] / strength;
                assertThat(memit.at(d, f)).isCloseTo(rome, within(ROUNDING));
            }
        }
    }

    private Matrix solve(double lambda) {
        Matrix directions = Matrix.zeros(N, F);
        for (int n = 0; n < N; n++) {
            System.arraycopy(whitening.precision(keysNF.row(n)), 0, directions.values(), n * F, F);
        }
        Matrix gram = Products.times(keysNF, directions.transposed());
        return RidgeSolve.changeDF(RidgeSolve.coefficientsDN(gram, lambda, residualsND), directions);
    }

    private static Matrix random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Matrix(
                rows, columns, random.doubles((long) rows * columns, -1, 1).toArray());
    }
}
