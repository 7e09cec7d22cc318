package io.emend.editing;

import java.util.List;

/**
 * A slot to be planned.
 *
 * @param edit what it shall hold
 * @param planKey key under which the plan will be kept
 */
public record PlanRequest(EditRequest edit, String planKey) {
    /** The plan, once its rows are known. */
    public SlotEdit planned(Method method, List<SlotRow> rows, PlanDiagnostics diagnostics) {
        return new SlotEdit(edit.subject().slot(), edit.contentKeys(), method, planKey, rows, diagnostics);
    }
}
