package io.emend.editing.memit;

import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import io.emend.editing.linalg.RidgeSolve;
import java.util.List;

/**
 * The dense change of one down-projection that follows from all live rows of its layer, in one solve.
 *
 * <p>{@code ΔW = R Kᵀ(λC + K Kᵀ)⁻¹} in float64, rows in canonical order; see {@link RidgeSolve}. What it remembers from one
 * state to the next never changes a bit of a result. Safe for use by several threads.
 */
public final class JointWrite {
    private final GramCache grams = new GramCache();

    /**
     * Solves for the present live rows.
     *
     * @param rows live rows of one layer in canonical order, at least one
     * @param lambda ridge, above zero
     * @return ΔW (D, F)
     */
    public Matrix changeDF(List<SlotRow> rows, double lambda) {
        Matrix gramNN = grams.of(rows);
        Matrix residualsND = stacked(rows.stream().map(SlotRow::deltaD).toList());
        Matrix directionsNF = stacked(rows.stream().map(SlotRow::directionF).toList());
        return RidgeSolve.changeDF(RidgeSolve.coefficientsDN(gramNN, lambda, residualsND), directionsNF);
    }

    private static Matrix stacked(List<float[]> rows) {
        return Matrix.ofRows(rows.stream().map(FloatProducts::widened).toList(), rows.getFirst().length);
    }
}
