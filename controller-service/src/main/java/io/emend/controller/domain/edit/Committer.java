package io.emend.controller.domain.edit;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.CommitResult;
import io.emend.contract.model.EditorApi;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.Unavailable;
import io.emend.controller.domain.plan.EditPlan;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has plans committed by the editor: plans when it is an edit's turn, sends the plan, plans again a few times when the
 * graph has moved on meanwhile, and records the outcome with the edit. Thread-safe.
 */
public final class Committer {
    private static final Logger log = LoggerFactory.getLogger(Committer.class);

    private final EditorApi editor;
    private final EditBook book;
    private final CommitLane lane;
    private final EditWatch watch;
    private final int attempts;

    /** @param attempts how often a plan is made, at most, while it keeps becoming stale */
    public Committer(EditorApi editor, EditBook book, CommitLane lane, EditWatch watch, int attempts) {
        this.editor = editor;
        this.book = book;
        this.lane = lane;
        this.watch = watch;
        this.attempts = attempts;
    }

    /**
     * Commits an edit that is stored as APPLYING.
     *
     * @param planning makes the plan on the present graph; what it throws refuses the edit
     * @return the edit, APPLIED
     * @throws KnowledgeProblem what kept it from being applied; it is stored as REJECTED or FAILED
     */
    public TrackedEdit commit(TrackedEdit applying, Supplier<Commission> planning) {
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return lane.inTurn(() -> commitOnce(applying, planning.get()));
                } catch (Conflicted.StalePlan e) {
                    if (attempt >= attempts) {
                        throw e;
                    }
                    log.debug("edit {}: plan {} is stale, planning again: {}", applying.id(), attempt, e.detail());
                    watch.replanned();
                }
            }
        } catch (Unavailable | Conflicted.StalePlan e) {
            finish(applying, EditStatus.FAILED, e.detail());
            throw e;
        } catch (KnowledgeProblem e) {
            finish(applying, EditStatus.REJECTED, e.detail());
            throw e;
        } catch (RuntimeException e) {
            finish(applying, EditStatus.FAILED, "An internal error stopped the edit; the log has it.");
            throw e;
        }
    }

    private TrackedEdit commitOnce(TrackedEdit applying, Commission commission) {
        EditPlan plan = commission.plan();
        Edit edit = applying.edit();
        CommitResult result = editor.commit(new CommitRequest(
                edit.id(),
                edit.kind(),
                edit.author(),
                edit.createdAt(),
                plan.readSet(),
                plan.newEntities(),
                plan.retract().stream().map(statement -> statement.id()).toList(),
                plan.plannedStatements(),
                commission.method(),
                commission.undoes(),
                edit.source(),
                edit.comment()));
        log.info("edit {} by {} is revision {}", edit.id(), edit.author(), result.revision());
        EditNotes notes = applying.notes().withSlots(plan.reads().keySet(), plan.writes());
        TrackedEdit applied =
                applying.with(notes).with(EditStates.applied(edit, commission.view(), commission.conflicts(), result));
        watch.applied(applied.edit());
        return book.save(applied);
    }

    private void finish(TrackedEdit edit, EditStatus status, String problem) {
        watch.finished(status);
        book.update(edit.id(), stored -> EditStates.in(status, stored, problem));
    }
}
