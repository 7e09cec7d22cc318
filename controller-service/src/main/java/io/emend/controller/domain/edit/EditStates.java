package io.emend.controller.domain.edit;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.Plan;
import io.emend.contract.knowledge.Fact;
import io.emend.contract.model.CommitResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps an edit takes from one state to the next. Pure. */
public final class EditStates {
    private EditStates() {}

    public static Edit in(EditStatus status, Edit edit, @Nullable String problem) {
        return copy(edit, status, edit.plan(), edit.conflicts(), problem);
    }

    /** The same edit with the plan as it now stands. */
    public static Edit replanned(Edit edit, EditStatus status, Plan plan, List<Conflict> conflicts) {
        return copy(edit, status, plan, conflicts, null);
    }

    /** The edit as the editor committed it; its facts get the revision and the model state they now have. */
    public static Edit applied(Edit edit, Plan plan, List<Conflict> conflicts, CommitResult result) {
        Map<String, Fact> committed = new HashMap<>();
        Stream.concat(result.asserted().stream(), result.retracted().stream())
                .forEach(fact -> committed.put(fact.id(), fact));
        return new Edit(
                edit.id(),
                edit.kind(),
                EditStatus.APPLIED,
                edit.author(),
                edit.createdAt(),
                result.revision(),
                result.supersedesRevision(),
                edit.operations(),
                new Plan(
                        asCommitted(plan.retract(), committed),
                        asCommitted(plan.assertions(), committed),
                        asCommitted(plan.derived(), committed),
                        plan.reinforced()),
                conflicts,
                edit.screening(),
                result.model(),
                result.stateHash(),
                edit.undoes(),
                edit.source(),
                edit.comment(),
                null);
    }

    private static List<Fact> asCommitted(List<Fact> planned, Map<String, Fact> committed) {
        return planned.stream()
                .map(fact -> committed.containsKey(fact.id()) ? merge(fact, committed.get(fact.id())) : fact)
                .toList();
    }

    /** Labels as they were planned, everything else as committed. */
    private static Fact merge(Fact planned, Fact committed) {
        return new Fact(
                committed.id(),
                planned.subject(),
                planned.relation(),
                planned.object(),
                committed.modelState(),
                committed.revision(),
                committed.retractedRevision(),
                committed.validFrom(),
                committed.validTo(),
                committed.author(),
                committed.source(),
                committed.derivedFrom());
    }

    private static Edit copy(
            Edit edit, EditStatus status, Plan plan, List<Conflict> conflicts, @Nullable String problem) {
        return new Edit(
                edit.id(),
                edit.kind(),
                status,
                edit.author(),
                edit.createdAt(),
                edit.revision(),
                edit.supersedesRevision(),
                edit.operations(),
                plan,
                conflicts,
                edit.screening(),
                edit.model(),
                edit.stateHash(),
                edit.undoes(),
                edit.source(),
                edit.comment(),
                problem);
    }
}
