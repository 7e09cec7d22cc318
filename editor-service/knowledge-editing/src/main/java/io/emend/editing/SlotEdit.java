package io.emend.editing;

import java.util.List;

/**
 * What one slot adds to the base model: an immutable value, a function of base model, profile, hyper-parameters and
 * request, and of no other slot.
 *
 * @param slot whose facts these are
 * @param contentKeys content keys of the live edited statements behind it, sorted
 * @param method how its rows take effect
 * @param planKey hash over everything the plan depended on; equal keys mean equal bytes
 * @param rows its associations, ordered by layer, then by mention
 * @param diagnostics what the optimisation reached; not part of the model's state
 */
public record SlotEdit(
        SlotId slot,
        List<String> contentKeys,
        Method method,
        String planKey,
        List<SlotRow> rows,
        PlanDiagnostics diagnostics) {
    public SlotEdit {
        contentKeys = contentKeys.stream().sorted().toList();
        rows = List.copyOf(rows);
        if (contentKeys.isEmpty() || rows.isEmpty() || planKey.isBlank()) {
            throw new IllegalArgumentException("Slot edit " + slot + " needs statements, rows and a plan key");
        }
    }

    /** The same associations held by another method. */
    public SlotEdit heldBy(Method other) {
        return new SlotEdit(slot, contentKeys, other, planKey, rows, diagnostics);
    }
}
