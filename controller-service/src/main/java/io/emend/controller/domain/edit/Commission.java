package io.emend.controller.domain.edit;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Plan;
import io.emend.controller.domain.plan.EditPlan;
import java.util.List;
import java.util.Objects;

/**
 * A plan ready for the editor.
 *
 * @param view the plan as people read it
 * @param conflicts what it collides with, and what it does about it
 * @param method editing method to ask for
 * @param undoes edits it takes back, empty for an edit
 * @param consolidate most slots of the memory that it tries to move into the weights; 0 for edits and rollbacks
 */
public record Commission(
        EditPlan plan, Plan view, List<Conflict> conflicts, String method, List<String> undoes, int consolidate) {
    /** A plan for the graph. */
    public Commission(EditPlan plan, Plan view, List<Conflict> conflicts, String method, List<String> undoes) {
        this(plan, view, conflicts, method, undoes, 0);
    }

    public Commission {
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(view, "view");
        conflicts = List.copyOf(conflicts);
        Objects.requireNonNull(method, "method");
        undoes = List.copyOf(undoes);
    }

    /** Nothing for the graph; at most so many slots are to move from the memory into the weights. */
    public static Commission consolidation(int slots) {
        return new Commission(EditPlan.EMPTY, Plan.EMPTY, List.of(), "auto", List.of(), slots);
    }
}
