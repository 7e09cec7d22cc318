package io.emend.editing.ledger;

import io.emend.editing.Method;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a layer's weights from being asked to hold more than they can.
 *
 * <p>N writes into a matrix with F inputs add noise of about {@code N/F ‖δ‖²} to every other token. So only the first slots
 * of a layer, in canonical order, are written into its weights; the others become rows of the memory, with the same key and
 * the same δ. Which slots those are follows from the live set alone, never from the order of edits.
 */
final class Capacity {
    private final int slotsPerLayer;

    /** @param slotsPerLayer bound, 0 for none */
    Capacity(int slotsPerLayer) {
        this.slotsPerLayer = slotsPerLayer;
    }

    /** The same slots, each held as the layers have room. */
    LiveSet placed(LiveSet live) {
        if (slotsPerLayer == 0) {
            return live;
        }
        Map<Integer, Integer> taken = new HashMap<>();
        List<SlotEdit> placed = new ArrayList<>();
        for (SlotEdit edit : live.edits()) {
            List<Integer> layers =
                    edit.rows().stream().map(SlotRow::layer).distinct().toList();
            boolean movable = edit.method() == Method.MEMIT && layers.size() == 1;
            boolean full = movable && taken.merge(layers.getFirst(), 1, Integer::sum) > slotsPerLayer;
            placed.add(full ? edit.heldBy(Method.MEMORY) : edit);
        }
        return LiveSet.of(placed);
    }
}
