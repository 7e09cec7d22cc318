package io.emend.editor.weights;

import io.emend.editing.SlotEdit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A slot that is in a model, and the file that holds it.
 *
 * @param deltaHash hash of its delta file
 */
public record LiveSlot(SlotEdit edit, String deltaHash) {
    public LiveSlot {
        Objects.requireNonNull(edit, "edit");
        Objects.requireNonNull(deltaHash, "deltaHash");
    }

    /** Delta hashes by subject. */
    public static Map<String, String> hashes(Map<String, LiveSlot> slots) {
        Map<String, String> hashes = new TreeMap<>();
        slots.forEach((subject, slot) -> hashes.put(subject, slot.deltaHash()));
        return hashes;
    }
}
