package io.emend.controller.domain.plan;

import io.emend.contract.knowledge.Value;
import io.emend.contract.problem.Refused;
import io.emend.controller.domain.graph.DraftGraph;
import io.emend.controller.domain.graph.Slot;
import io.emend.controller.domain.resolve.Change;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.Relation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One statement, or a whole slot, to take back. */
final class RetractStep {
    private final PlanDraft draft;

    RetractStep(PlanDraft draft) {
        this.draft = draft;
    }

    void take(Change.Retract change) {
        Slot slot = new Slot(change.subject().id(), change.relation().id().value());
        List<StatementRecord> live = matching(draft.graph().slot(slot), change.object());
        if (!live.isEmpty()) {
            live.forEach(this::retract);
        } else if (matching(removedFrom(slot), change.object()).isEmpty()) {
            throw nothing(change.subject().label(), change.relation(), change.object(), slot);
        }
    }

    void take(Change.RetractPointers change) {
        List<StatementRecord> live = draft.graph()
                .pointingAt(change.relation().id().value(), change.object().id());
        if (live.isEmpty()) {
            throw new Refused.NothingToRetract(
                    "Nothing is known of \"%s\" for %s, so there is nothing to retract."
                            .formatted(
                                    change.said().label(draft.naming().language()),
                                    change.object().label()),
                    Map.of("current", List.of()));
        }
        live.forEach(this::retract);
    }

    /** A fact that follows would follow again; one that is only the other direction of a stated fact goes with that. */
    private void retract(StatementRecord statement) {
        DraftGraph graph = draft.graph();
        if (statement.isDerived()) {
            boolean mirrored = statement.derivedFrom().size() == 1
                    && graph.statement(statement.derivedFrom().getFirst())
                            .filter(premise -> premise.object() instanceof Value.Entity)
                            .filter(premise ->
                                    premise.subject().equals(statement.object().canonical())
                                            && premise.object().canonical().equals(statement.subject()))
                            .isPresent();
            if (!mirrored) {
                draft.note(draft.explain().retractsDerived(draft.naming().fact(statement)));
                return;
            }
        }
        draft.retract(statement);
    }

    private List<StatementRecord> removedFrom(Slot slot) {
        return draft.graph().removed().stream()
                .filter(statement -> Slot.of(statement).equals(slot))
                .toList();
    }

    private static List<StatementRecord> matching(List<StatementRecord> statements, @Nullable Value object) {
        return object == null
                ? statements
                : statements.stream()
                        .filter(statement -> statement.object().canonical().equals(object.canonical()))
                        .toList();
    }

    private Refused.NothingToRetract nothing(String subject, Relation relation, @Nullable Value object, Slot slot) {
        String label = relation.label(draft.naming().language());
        return new Refused.NothingToRetract(
                object == null
                        ? "Nothing is known of \"%s\" of %s, so there is nothing to retract.".formatted(label, subject)
                        : "That \"%s\" of %s is %s is not known, so it cannot be retracted; \"current\" lists what is."
                                .formatted(label, subject, object.display()),
                Map.of("current", draft.naming().facts(draft.graph().slot(slot))));
    }
}
