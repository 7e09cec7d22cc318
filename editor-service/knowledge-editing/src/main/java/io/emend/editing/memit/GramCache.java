package io.emend.editing.memit;

import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Matrix;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inner products {@code k_iᵀ M k_j} of a layer's live rows, remembered from one state to the next.
 *
 * <p>Every entry is computed on its own from its two rows, in one fixed order of operations, so a remembered entry has
 * the bits a fresh one would have. Safe for use by several threads; the last state seen is kept.
 */
final class GramCache {
    /** Immutable once published, so that a volatile reference is enough. */
    private volatile State last = new State(Map.of(), Matrix.zeros(0, 0));

    private record State(Map<SlotRow, Integer> places, Matrix gram) {}

    Matrix of(List<SlotRow> rows) {
        State known = last;
        int n = rows.size();
        Map<SlotRow, Integer> places = new IdentityHashMap<>(n);
        int[] before = new int[n];
        for (int i = 0; i < n; i++) {
            places.put(rows.get(i), i);
            before[i] = known.places.getOrDefault(rows.get(i), -1);
        }
        Matrix gram = Matrix.zeros(n, n);
        FloatProducts.fillSymmetric(
                gram,
                (i, j) -> before[i] >= 0 && before[j] >= 0
                        ? known.gram.at(before[i], before[j])
                        : entry(rows.get(i), rows.get(j)));
        last = new State(places, gram);
        return gram;
    }

    /** Symmetric by construction although key and direction were rounded to float32. */
    static double entry(SlotRow a, SlotRow b) {
        double ab = FloatProducts.dot(a.keyF(), b.directionF());
        double ba = FloatProducts.dot(b.keyF(), a.directionF());
        return (ab + ba) / 2;
    }
}
