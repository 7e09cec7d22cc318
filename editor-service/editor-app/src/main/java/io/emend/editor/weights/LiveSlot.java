package io.emend.editor.weights;

import io.emend.editing.SlotEdit;
import io.emend.graph.ledger.SlotVersion;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A slot that is in a model, and the file that it comes from.
 *
 * @param edit the slot's edit as the model holds it; by another method than its file says once it was consolidated
 * @param deltaHash hash of its delta file
 */
public record LiveSlot(SlotEdit edit, String deltaHash) {
    public LiveSlot {
        Objects.requireNonNull(edit, "edit");
        Objects.requireNonNull(deltaHash, "deltaHash");
    }

    /** Whether the model holds exactly these versions. */
    public static boolean are(Map<String, LiveSlot> slots, List<SlotVersion> versions) {
        return slots.size() == versions.size()
                && versions.stream().allMatch(version -> {
                    LiveSlot slot = slots.get(version.subject());
                    return slot != null && slot.is(version);
                });
    }

    private boolean is(SlotVersion version) {
        return deltaHash.equals(version.deltaHash()) && edit.method().name().equals(version.method());
    }
}
