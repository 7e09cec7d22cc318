package io.emend.controller.domain.plan;

import io.emend.contract.edit.Conflict;
import io.emend.contract.knowledge.ModelState;
import io.emend.controller.domain.conflict.Collision;
import io.emend.controller.domain.conflict.ConflictDetector;
import io.emend.controller.domain.conflict.ValidTimes;
import io.emend.controller.domain.graph.Planned;
import io.emend.controller.domain.graph.Slot;
import io.emend.controller.domain.resolve.Change;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.Relation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** One statement to assert: what it repeats, what it displaces, or why it cannot be. */
final class AssertStep {
    private final PlanDraft draft;
    private final ConflictDetector detector;

    AssertStep(PlanDraft draft, ConflictDetector detector) {
        this.draft = draft;
        this.detector = detector;
    }

    void take(Change.Assert change) {
        Optional<Conflict> objection = objection(change);
        if (objection.isPresent()) {
            draft.note(objection.get());
            return;
        }
        List<Collision> collisions = detector.collisions(change, draft.graph(), draft.naming());
        draft.expectToRetract(collisions.stream().map(Collision::existing).toList());
        collisions.forEach(collision -> displace(change, collision));
        detector.coexisting(change, draft.graph(), draft.naming()).forEach(draft::note);
        Optional<StatementRecord> live = saidAlready(change);
        if (live.isEmpty()) {
            draft.assertNew(Planned.stated(
                    draft.author(),
                    change.subject().id(),
                    change.relation().id().value(),
                    change.object(),
                    change.validFrom(),
                    change.validTo()));
        } else if (!Planned.is(live.get())) {
            repeat(live.get());
        }
    }

    private Optional<Conflict> objection(Change.Assert change) {
        if (ValidTimes.isEmpty(change.validFrom(), change.validTo())) {
            return Optional.of(draft.explain()
                    .emptyTime(Objects.requireNonNull(change.validFrom()), Objects.requireNonNull(change.validTo())));
        }
        Relation relation = change.relation();
        if (relation.derivedOnly()) {
            return Optional.of(
                    draft.explain().followsOnly(relation.label(draft.naming().language()), premises(relation)));
        }
        return Optional.empty();
    }

    private String premises(Relation relation) {
        return relation.chains().stream()
                .map(chain -> chain.steps().stream()
                        .map(step -> draft.naming().relation(step.value()))
                        .collect(Collectors.joining(" → ")))
                .collect(Collectors.joining("; "));
    }

    private void displace(Change.Assert change, Collision collision) {
        StatementRecord rival = collision.existing();
        if (draft.graph().isRemoved(rival)) {
            return;
        }
        if (Planned.is(rival) && !rival.subject().equals(change.subject().id())) {
            draft.note(draft.explain()
                    .contradictsItself(
                            draft.naming().fact(rival), collision.conflict().kind()));
        } else if (Planned.is(rival)) {
            draft.note(draft.explain()
                    .twoValues(
                            change.subject().label(),
                            change.relation().label(draft.naming().language()),
                            draft.naming().fact(rival).object().display(),
                            change.object().display()));
        } else {
            draft.retract(rival, collision.conflict());
        }
    }

    /** The statement that says it already: at the same time, or at any when the request names none. */
    private Optional<StatementRecord> saidAlready(Change.Assert change) {
        boolean timeless = change.validFrom() == null && change.validTo() == null;
        Slot slot = new Slot(change.subject().id(), change.relation().id().value());
        return draft.graph().stating(slot, change.object().canonical()).stream()
                .filter(live -> timeless
                        || (Objects.equals(live.validFrom(), change.validFrom())
                                && Objects.equals(live.validTo(), change.validTo())))
                .findFirst();
    }

    /**
     * A fact stated again stays as it is when the weights know it and it is the newest of its slot. Otherwise it is stated
     * anew, so that the model learns it and the newest word is the newest fact.
     */
    private void repeat(StatementRecord live) {
        draft.reinforce(live);
        boolean known = live.modelState() == ModelState.IN_WEIGHTS || live.modelState() == ModelState.PENDING;
        if (!known || live.isDerived() || !isNewest(live)) {
            draft.replace(live, Planned.again(draft.author(), live), false);
        }
    }

    private boolean isNewest(StatementRecord live) {
        return draft.graph().slot(Slot.of(live)).stream()
                .allMatch(other -> other.assertedRevision() <= live.assertedRevision());
    }
}
