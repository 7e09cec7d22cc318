package io.emend.editing.rome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.emend.editing.Rows;
import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.linalg.Products;
import io.emend.editing.linalg.Whitening;
import java.util.List;
import org.junit.jupiter.api.Test;

class RomeTests {
    private static final int D = 6;
    private static final int F = 20;
    /** Keys and directions are float32. */
    private static final double ROUNDING = 1e-5;

    private final Matrix covariance = Rows.covariance(F, 1);
    private final Whitening whitening = Whitening.of(covariance, 1e-9);
    private final SlotRow row = Rows.random(1, D, F, whitening, 5).getFirst();

    @Test
    void theEditedWeightsMapTheKeyToTheTargetValue() {
        Matrix change = Rome.changeDF(List.of(row));

        // Ŵ k* = v*, that is ΔW k* = δ.
        assertThat(Rows.effect(change, row.keyF()))
                .containsExactly(FloatProducts.widened(row.deltaD()), within(ROUNDING));
    }

    @Test
    void noOtherWriteOfTheSameTargetDisturbsOrdinaryKeysLess() {
        Matrix change = Rome.changeDF(List.of(row));
        double disturbed = disturbance(change);

        // Any other solution differs by rows that are orthogonal to k*.
        for (int trial = 0; trial < 20; trial++) {
            double[] other = Rows.vector(F, 100 + trial);
            double[] key = FloatProducts.widened(row.keyF());
            double along = Products.dot(other, key) / Products.dot(key, key);
            Matrix changed = change.copy();
            for (int f = 0; f < F; f++) {
                changed.set(0, f, changed.at(0, f) + 0.1 * (other[f] - along * key[f]));
            }
            assertThat(disturbance(changed)).isGreaterThan(disturbed);
        }
    }

    @Test
    void aKeyThatIsOrthogonalInTheNormOfTheCovarianceIsNotTouched() {
        Matrix change = Rome.changeDF(List.of(row));
        double[] direction = FloatProducts.widened(row.directionF());
        double[] key = Rows.vector(F, 9);
        double along = Products.dot(key, direction) / Products.dot(direction, direction);
        for (int f = 0; f < F; f++) {
            key[f] -= along * direction[f];
        }

        assertThat(Products.norm(Products.times(change, key))).isLessThan(ROUNDING);
    }

    @Test
    void writesAddUp() {
        List<SlotRow> rows = Rows.random(3, D, F, whitening, 40);

        Matrix together = Rome.changeDF(rows);

        Matrix sum = Matrix.zeros(D, F);
        for (SlotRow each : rows) {
            Matrix single = Rome.changeDF(List.of(each));
            for (int i = 0; i < sum.values().length; i++) {
                sum.values()[i] += single.values()[i];
            }
        }
        assertThat(together.values()).containsExactly(sum.values(), within(1e-12));
    }

    /** tr(ΔW C ΔWᵀ): the mean squared change of the output over ordinary keys. */
    private double disturbance(Matrix change) {
        Matrix product = Products.times(Products.times(change, covariance), change.transposed());
        double trace = 0;
        for (int i = 0; i < D; i++) {
            trace += product.at(i, i);
        }
        return trace;
    }
}
