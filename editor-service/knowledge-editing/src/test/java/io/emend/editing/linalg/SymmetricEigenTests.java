package io.emend.editing.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SymmetricEigenTests {
    private static final double ROUNDING = 1e-10;

    @Test
    void everyVectorIsOnlyStretched() {
        Matrix a = CholeskyTests.randomPositiveDefinite(70, 21);

        SymmetricEigen eigen = SymmetricEigen.of(a);

        for (int i = 0; i < 70; i++) {
            double[] stretched = Products.times(a, eigen.vector(i));
            double value = eigen.value(i);
            double[] expected =
                    Arrays.stream(eigen.vector(i)).map(x -> x * value).toArray();
            assertThat(stretched).containsExactly(expected, within(ROUNDING * 100));
        }
    }

    @Test
    void vectorsAreOrthonormal() {
        SymmetricEigen eigen = SymmetricEigen.of(CholeskyTests.randomPositiveDefinite(40, 22));

        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                assertThat(Products.dot(eigen.vector(i), eigen.vector(j))).isCloseTo(i == j ? 1 : 0, within(ROUNDING));
            }
        }
    }

    @Test
    void decomposesADiagonalMatrixAndASingleNumber() {
        Matrix diagonal = Matrix.zeros(3, 3);
        diagonal.set(0, 0, 3);
        diagonal.set(1, 1, 1);
        diagonal.set(2, 2, 2);

        SymmetricEigen eigen = SymmetricEigen.of(diagonal);

        assertThat(new double[] {eigen.value(0), eigen.value(1), eigen.value(2)})
                .containsExactlyInAnyOrder(3, 1, 2);
        assertThat(SymmetricEigen.of(new Matrix(1, 1, new double[] {7})).value(0))
                .isEqualTo(7);
    }

    @Test
    void refusesNotANumber() {
        Matrix a = Matrix.identity(2);
        a.set(0, 1, Double.NaN);

        assertThatThrownBy(() -> SymmetricEigen.of(a)).isInstanceOf(ArithmeticException.class);
    }
}
