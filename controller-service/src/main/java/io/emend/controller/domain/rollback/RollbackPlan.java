package io.emend.controller.domain.rollback;

import io.emend.controller.domain.plan.EditPlan;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rollback worked out.
 *
 * @param undoes edits and rollbacks it takes back
 * @param withdrawn edits that are in force now and will not be
 * @param reinstated edits that are not in force now and will be, because a rollback is taken back
 * @param dependents later edits that do something else without those taken back, oldest first
 * @param lost those of them that can no longer be applied, and why
 */
record RollbackPlan(
        EditPlan plan,
        Set<String> undoes,
        Set<String> withdrawn,
        Set<String> reinstated,
        List<String> dependents,
        Map<String, String> lost) {
    RollbackPlan {
        Objects.requireNonNull(plan, "plan");
        undoes = new TreeSet<>(undoes);
        withdrawn = new TreeSet<>(withdrawn);
        reinstated = new TreeSet<>(reinstated);
        dependents = List.copyOf(dependents);
        lost = Map.copyOf(lost);
    }
}
