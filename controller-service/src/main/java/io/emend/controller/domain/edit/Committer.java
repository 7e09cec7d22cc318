package io.emend.controller.domain.edit;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditProgress;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.Screening;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.CommitResult;
import io.emend.contract.model.EditorApi;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.Unavailable;
import io.emend.controller.domain.plan.EditPlan;
import io.emend.graph.augment.Augmentation;
import io.emend.graph.statement.StatementRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Has plans committed by the editor: plans when it is an edit's turn, sends the plan, plans again a few times when the
 * graph has moved on meanwhile, and records the outcome with the edit. When the editor does not answer, the ledger tells
 * what happened. Thread-safe.
 */
public final class Committer {
    /** Kind of an edit that changes no fact and moves what the model holds of others. */
    public static final String CONSOLIDATION = "CONSOLIDATION";

    static final String ROLLBACK = "ROLLBACK";
    private static final Logger log = LoggerFactory.getLogger(Committer.class);
    /** Under which every line of the log carries the edit it is about. */
    private static final String LOG_KEY = "editId";

    private static final String WAITS =
            "The editor's answer was lost. Whether the edit was applied shows when the editor or the ledger tells; look again.";

    private final EditorApi editor;
    private final EditBook book;
    private final CommitLane lane;
    private final Recovery recovery;
    private final RollbackMarks marks;
    private final AuditTrail audit;
    private final EditWatch watch;
    private final Augmentation augmentation;
    private final int attempts;
    private volatile String atEditor = "";

    /** @param attempts how often a plan is made, at most, while it keeps becoming stale */
    public Committer(
            EditorApi editor,
            EditBook book,
            CommitLane lane,
            Recovery recovery,
            RollbackMarks marks,
            AuditTrail audit,
            EditWatch watch,
            Augmentation augmentation,
            int attempts) {
        this.editor = editor;
        this.book = book;
        this.lane = lane;
        this.recovery = recovery;
        this.marks = marks;
        this.audit = audit;
        this.watch = watch;
        this.augmentation = augmentation;
        this.attempts = attempts;
    }

    /** What the audit calls an edit of this kind: {@code edit}, {@code rollback} or {@code consolidation}. */
    static String action(Edit edit) {
        return edit.kind().toLowerCase(Locale.ROOT);
    }

    /**
     * Commits an edit that is stored as APPLYING.
     *
     * @param actor who had it applied: its author, or the reviewer who approved it
     * @param planning makes the plan on the present graph; what it throws refuses the edit
     * @return the edit, APPLIED; or APPLYING when the editor's answer was lost and recovery will settle it
     * @throws KnowledgeProblem what kept it from being applied; it is stored as REJECTED or FAILED, or will be
     */
    public TrackedEdit commit(TrackedEdit applying, Author actor, Supplier<Commission> planning) {
        try (MDC.MDCCloseable named = MDC.putCloseable(LOG_KEY, applying.id())) {
            for (int attempt = 1; ; attempt++) {
                try {
                    return lane.inTurn(() -> commitOnce(applying, actor, planning.get()));
                } catch (Conflicted.StalePlan e) {
                    if (attempt >= attempts) {
                        throw e;
                    }
                    log.debug("edit {}: plan {} is stale, planning again: {}", applying.id(), attempt, e.detail());
                    watch.replanned();
                }
            }
        } catch (RuntimeException e) {
            return settle(applying, e);
        }
    }

    private TrackedEdit commitOnce(TrackedEdit applying, Author actor, Commission commission) {
        EditPlan plan = commission.plan();
        Edit edit = applying.edit();
        List<String> retracted =
                plan.retract().stream().map(StatementRecord::id).toList();
        CommitResult result = send(new CommitRequest(
                edit.id(),
                edit.kind(),
                edit.author(),
                edit.createdAt(),
                plan.readSet(),
                plan.newEntities(),
                retracted,
                plan.plannedStatements(),
                commission.method(),
                commission.undoes(),
                edit.source(),
                edit.comment(),
                edit.kind().equals(ROLLBACK) ? List.of() : augmentation.of(plan.plannedStatements(), retracted),
                commission.consolidate()));
        log.info("edit {} by {} is revision {}", edit.id(), edit.author(), result.revision());
        if (edit.kind().equals(ROLLBACK)) {
            marks.mark(result.revision());
        }
        EditNotes notes = applying.notes().withSlots(plan.reads().keySet(), plan.writes());
        TrackedEdit applied = book.save(
                applying.with(notes).with(EditStates.applied(edit, commission.view(), commission.conflicts(), result)));
        watch.applied(applied.edit());
        audit.succeeded(actor, action(edit), edit.id(), details(edit, commission, result));
        return applied;
    }

    private CommitResult send(CommitRequest request) {
        atEditor = request.editId();
        try {
            return editor.commit(request);
        } finally {
            atEditor = "";
        }
    }

    /** How far the commit of an edit that is APPLYING has come. */
    public EditProgress progress(String editId) {
        try {
            return atEditor.equals(editId) ? editor.progress(editId) : EditProgress.QUEUED;
        } catch (Unavailable gone) {
            return EditProgress.QUEUED;
        }
    }

    /** What screening said of an edit, and by which version of the rules: the policy under which it was taken in. */
    static Map<String, String> judgement(Edit edit) {
        Screening screening = edit.screening();
        return screening.version() == null
                ? Map.of()
                : Map.of(
                        "screening",
                        screening.verdict().name(),
                        "rules",
                        "version %d%s"
                                .formatted(
                                        screening.version(),
                                        screening.rules().stream()
                                                .map(finding -> ", " + finding.id())
                                                .collect(Collectors.joining())));
    }

    private static Map<String, String> details(Edit edit, Commission commission, CommitResult result) {
        Map<String, String> details = new HashMap<>(judgement(edit));
        details.put("revision", String.valueOf(result.revision()));
        details.put("author", edit.author());
        if (!commission.undoes().isEmpty()) {
            details.put("undoes", String.join(" ", commission.undoes()));
        }
        return details;
    }

    /** A failure does not say that nothing was committed; only the ledger does. */
    private TrackedEdit settle(TrackedEdit applying, RuntimeException failure) {
        try {
            Optional<TrackedEdit> applied = recovery.applied(applying);
            if (applied.isPresent()) {
                watch.applied(applied.get().edit());
                return applied.get();
            }
            if (failure instanceof Unavailable unavailable && unavailable.mayHaveHappened()) {
                recovery.suspect(applying.id());
                return book.update(applying.id(), stored -> EditStates.in(EditStatus.APPLYING, stored, WAITS));
            }
            finish(applying, failure);
        } catch (Unavailable gone) {
            recovery.suspect(applying.id());
            failure.addSuppressed(gone);
        }
        throw failure;
    }

    private void finish(TrackedEdit edit, RuntimeException failure) {
        EditStatus status = failure instanceof KnowledgeProblem
                        && !(failure instanceof Unavailable)
                        && !(failure instanceof Conflicted.StalePlan)
                ? EditStatus.REJECTED
                : EditStatus.FAILED;
        String problem = failure instanceof KnowledgeProblem known
                ? known.detail()
                : "An internal error stopped the edit; the log has it.";
        watch.finished(EditStates.in(status, edit.edit(), problem));
        book.update(edit.id(), stored -> EditStates.in(status, stored, problem));
    }
}
