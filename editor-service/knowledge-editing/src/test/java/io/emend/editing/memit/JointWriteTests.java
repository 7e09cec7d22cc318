package io.emend.editing.memit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.emend.editing.Rows;
import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.linalg.Products;
import io.emend.editing.linalg.Whitening;
import io.emend.editing.rome.Rome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JointWriteTests {
    private static final int D = 5;
    private static final int F = 24;
    private static final double LAMBDA = 0.4;
    /** Keys and directions are float32. */
    private static final double ROUNDING = 1e-4;

    private final Matrix covariance = Rows.covariance(F, 3);
    private final Whitening whitening = Whitening.of(covariance, 1e-9);
    private final List<SlotRow> rows = Rows.random(8, D, F, whitening, 70);

    @Test
    void satisfiesTheNormalEquations() {
        Matrix change = new JointWrite().changeDF(rows, LAMBDA);

        // ΔW (λC + K Kᵀ) = R Kᵀ
        Matrix keysFN = Matrix.ofRows(
                        rows.stream()
                                .map(row -> FloatProducts.widened(row.keyF()))
                                .toList(),
                        F)
                .transposed();
        Matrix residualsDN = Matrix.ofRows(
                        rows.stream()
                                .map(row -> FloatProducts.widened(row.deltaD()))
                                .toList(),
                        D)
                .transposed();
        Matrix system = Products.times(keysFN, keysFN.transposed());
        for (int i = 0; i < system.values().length; i++) {
            system.values()[i] += LAMBDA * covariance.values()[i];
        }
        assertThat(Products.times(change, system).values())
                .containsExactly(
                        Products.times(residualsDN, keysFN.transposed()).values(), within(ROUNDING * 10));
    }

    @Test
    void oneFactInOneLayerTendsToRomeAsLambdaVanishes() {
        List<SlotRow> one = rows.subList(0, 1);

        Matrix memit = new JointWrite().changeDF(one, 1e-12);

        assertThat(memit.values()).containsExactly(Rome.changeDF(one).values(), within(1e-9));
    }

    @Test
    void rememberedInnerProductsGiveTheBitsOfFreshOnes() {
        JointWrite remembering = new JointWrite();
        List<SlotRow> without = new ArrayList<>(rows);
        without.remove(3);

        remembering.changeDF(rows.subList(0, 5), LAMBDA);
        remembering.changeDF(rows, LAMBDA);
        Matrix incremental = remembering.changeDF(without, LAMBDA);

        assertThat(incremental.values())
                .containsExactly(new JointWrite().changeDF(without, LAMBDA).values());
    }

    @Test
    void equalRowsFromAFileGiveTheBitsOfTheOriginals() {
        List<SlotRow> copies = rows.stream()
                .map(row -> new SlotRow(
                        row.layer(),
                        row.mention(),
                        row.keyF().clone(),
                        row.directionF().clone(),
                        row.deltaD().clone()))
                .toList();

        assertThat(new JointWrite().changeDF(copies, LAMBDA).values())
                .containsExactly(new JointWrite().changeDF(rows, LAMBDA).values());
    }
}
