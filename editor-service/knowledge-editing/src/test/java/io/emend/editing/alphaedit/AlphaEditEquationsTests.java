package io.emend.editing.alphaedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.emend.editing.Rows;
import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.linalg.Products;
import io.emend.editing.memit.JointWrite;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlphaEditEquationsTests {
    private static final int D = 4;
    private static final int F = 16;
    private static final int USED = 6;
    private static final double L2 = 0.3;
    /** Keys and directions are float32. */
    private static final double ROUNDING = 1e-5;

    /** Ordinary keys span six directions only. */
    private final Matrix ordinaryKeysNF = new Matrix(USED, F, Rows.vector(USED * F, 2));

    private final Matrix covariance = Products.times(ordinaryKeysNF.transposed(), ordinaryKeysNF);
    private final NullSpace nullSpace = NullSpace.of(covariance, 1e-6);
    private final List<SlotRow> rows = Rows.random(3, D, F, nullSpace::project, 30);

    @Test
    void theNullSpaceHoldsTheUnusedDirections() {
        assertThat(nullSpace.dimension()).isEqualTo(F - USED);
        assertThat(Products.norm(nullSpace.project(ordinaryKeysNF.row(2)))).isLessThan(1e-9);
    }

    @Test
    void projectingTwiceIsProjectingOnce() {
        double[] once = nullSpace.project(Rows.vector(F, 8));

        assertThat(nullSpace.project(once)).containsExactly(once, within(1e-12));
    }

    @Test
    void outputsAtOrdinaryKeysStayWhatTheyAre() {
        Matrix change = new JointWrite().changeDF(rows, L2);

        for (int n = 0; n < USED; n++) {
            assertThat(Products.norm(Products.times(change, ordinaryKeysNF.row(n))))
                    .isLessThan(ROUNDING);
        }
    }

    @Test
    void satisfiesTheProjectedNormalEquations() {
        Matrix change = new JointWrite().changeDF(rows, L2);

        // ΔW (K̂ K̂ᵀ + L2 I) = R K̂ᵀ with K̂ = P K
        Matrix projectedNF = Matrix.ofRows(
                rows.stream()
                        .map(row -> FloatProducts.widened(row.directionF()))
                        .toList(),
                F);
        Matrix residualsND = Matrix.ofRows(
                rows.stream().map(row -> FloatProducts.widened(row.deltaD())).toList(), D);
        Matrix system = Products.times(projectedNF.transposed(), projectedNF);
        for (int i = 0; i < F; i++) {
            system.set(i, i, system.at(i, i) + L2);
        }
        assertThat(Products.times(change, system).values())
                .containsExactly(
                        Products.times(residualsND.transposed(), projectedNF).values(), within(ROUNDING));
    }

    @Test
    void anAnchoredTargetKeepsTheNormOfTheValueItReplaces() {
        double[] value = Rows.vector(D, 50);
        float[] delta = FloatProducts.rounded(Rows.vector(D, 51));

        float[] anchored = NormAnchor.rescaled(value, delta);

        double[] target = value.clone();
        double[] before = value.clone();
        for (int i = 0; i < D; i++) {
            target[i] += anchored[i];
            before[i] += delta[i];
        }
        assertThat(Products.norm(target)).isCloseTo(Products.norm(value), within(ROUNDING));
        assertThat(Products.cosine(target, before)).isCloseTo(1, within(ROUNDING));
    }
}
