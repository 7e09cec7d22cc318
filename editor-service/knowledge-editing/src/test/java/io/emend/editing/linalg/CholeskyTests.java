package io.emend.editing.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class CholeskyTests {
    /** Rounding of a few hundred float64 operations on numbers of order one. */
    private static final double ROUNDING = 1e-9;

    @Test
    void factorTimesItsTransposeIsTheMatrix() {
        Matrix a = randomPositiveDefinite(150, 1);

        Matrix l = Cholesky.of(a).lower();
        Matrix product = Products.times(l, l.transposed());

        for (int i = 0; i < a.values().length; i++) {
            assertThat(product.values()[i]).isCloseTo(a.values()[i], within(ROUNDING));
        }
    }

    @Test
    void solvesASystem() {
        Matrix a = randomPositiveDefinite(130, 2);
        double[] x = randomVector(130, 3);

        double[] solved = Cholesky.of(a).solve(Products.times(a, x));

        assertThat(solved).containsExactly(x, within(ROUNDING));
    }

    @Test
    void inverseOfTheFactorWhitens() {
        Cholesky factor = Cholesky.of(randomPositiveDefinite(90, 4));
        double[] b = randomVector(90, 5);

        double[] byMatrix = Products.times(factor.inverseLower(), b);

        assertThat(byMatrix).containsExactly(factor.solveLower(b), within(ROUNDING));
    }

    @Test
    void givesTheSameBitsForOneAndSeveralThreads() throws Exception {
        Matrix a = randomPositiveDefinite(300, 6);

        Matrix single = inPoolOf(1, a);
        Matrix several = inPoolOf(4, a);

        assertThat(several.values()).containsExactly(single.values());
    }

    @Test
    void refusesAMatrixThatIsNotPositiveDefinite() {
        Matrix a = Matrix.identity(3);
        a.set(1, 1, -1.0);

        assertThatThrownBy(() -> Cholesky.of(a))
                .isInstanceOf(NotPositiveDefinite.class)
                .hasMessageContaining("Pivot 1");
    }

    @Test
    void refusesNotANumber() {
        Matrix a = Matrix.identity(3);
        a.set(2, 0, Double.NaN);

        assertThatThrownBy(() -> Cholesky.of(a)).isInstanceOf(NotPositiveDefinite.class);
    }

    private static Matrix inPoolOf(int threads, Matrix a) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> Cholesky.of(a).lower()).get();
        }
    }

    static Matrix randomPositiveDefinite(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix factor = Matrix.zeros(n, n + 5);
        for (int i = 0; i < factor.values().length; i++) {
            factor.values()[i] = random.nextDouble(-1, 1);
        }
        Matrix result = Products.gram(factor);
        for (int i = 0; i < n; i++) {
            result.set(i, i, result.at(i, i) + 1.0);
        }
        return result;
    }

    static double[] randomVector(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(n, -1, 1).toArray();
    }
}
