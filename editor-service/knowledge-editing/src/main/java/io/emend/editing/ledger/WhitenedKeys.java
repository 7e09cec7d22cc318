package io.emend.editing.ledger;

import io.emend.editing.SlotRow;
import io.emend.editing.linalg.FloatProducts;
import io.emend.editing.linalg.Whitening;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Whitened keys of a layer's memory rows, remembered from one state to the next; safe for use by several threads. */
final class WhitenedKeys {
    /** Never changed once published, so that a volatile reference is enough. */
    private volatile Map<SlotRow, float[]> last = Map.of();

    float[][] of(List<SlotRow> rows, Whitening whitening) {
        Map<SlotRow, float[]> known = last;
        Map<SlotRow, float[]> now = new IdentityHashMap<>(rows.size());
        float[][] result = new float[rows.size()][];
        for (int i = 0; i < result.length; i++) {
            SlotRow row = rows.get(i);
            float[] whitened = known.get(row);
            if (whitened == null) {
                whitened = FloatProducts.rounded(whitening.whiten(FloatProducts.widened(row.keyF())));
            }
            now.put(row, whitened);
            result[i] = whitened;
        }
        last = now;
        return result;
    }
}
