package io.emend.editing.write;

import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import java.util.List;

/** Writes that each map their own key exactly to its wanted change: {@code ΔW = Σ δ uᵀ / (kᵀ u)}, u being the direction. */
public final class RankOneWrites {
    private RankOneWrites() {}

    /**
     * The change of one layer's weights that its rows make.
     *
     * @param rows rows in canonical order, at least one
     * @return ΔW (D, F), the sum of the rows' writes
     */
    public static Matrix changeDF(List<SlotRow> rows) {
        int d = rows.getFirst().deltaD().length;
        int f = rows.getFirst().keyF().length;
        Matrix change = Matrix.zeros(d, f);
        for (SlotRow row : rows) {
            double strength = FloatProducts.dot(row.keyF(), row.directionF());
            for (int i = 0; i < d; i++) {
                double lambda = row.deltaD()[i] / strength;
                for (int j = 0; j < f; j++) {
                    change.values()[i * f + j] += lambda * row.directionF()[j];
                }
            }
        }
        return change;
    }
}
