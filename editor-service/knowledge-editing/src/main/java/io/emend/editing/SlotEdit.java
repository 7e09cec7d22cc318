package io.emend.editing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** What its rows are opened by: names of the subject, unless the method keys by something else. */
    public Set<String> mentions() {
        return rows.stream().map(SlotRow::mention).collect(Collectors.toUnmodifiableSet());
    }

    /** The same edit with the rows of some names alone. */
    public SlotEdit spokenAs(Set<String> names) {
        List<SlotRow> kept =
                rows.stream().filter(row -> names.contains(row.mention())).toList();
        return new SlotEdit(slot, contentKeys, method, planKey, kept, diagnostics);
    }

    /** The same associations held by another method. */
    public SlotEdit heldBy(Method other) {
        return new SlotEdit(slot, contentKeys, other, planKey, rows, diagnostics);
    }
}
