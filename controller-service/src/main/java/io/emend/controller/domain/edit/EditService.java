package io.emend.controller.domain.edit;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.Plan;
import io.emend.contract.edit.Screening;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Refused;
import io.emend.controller.domain.edit.Intake.Considered;
import io.emend.controller.domain.edit.Submissions.Submission;
import io.emend.controller.domain.graph.GraphMemory;
import io.emend.controller.domain.plan.EditPlanner;
import io.emend.controller.domain.review.Disposition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes edits in: resolves, plans, screens, lets the policy decide, has them committed, and keeps the record. Thread-safe.
 */
public final class EditService {
    private static final String AUTO = "auto";
    private static final int MOST_OPERATIONS = 100;

    private final Intake intake;
    private final EditPlanner planner;
    private final GraphMemory memory;
    private final Committer committer;
    private final EditBook book;
    private final Submissions submissions;
    private final AuditTrail audit;
    private final EditWatch watch;
    private final Clock clock;

    public EditService(
            Intake intake,
            EditPlanner planner,
            GraphMemory memory,
            Committer committer,
            EditBook book,
            Submissions submissions,
            AuditTrail audit,
            EditWatch watch,
            Clock clock) {
        this.intake = intake;
        this.planner = planner;
        this.memory = memory;
        this.committer = committer;
        this.book = book;
        this.submissions = submissions;
        this.audit = audit;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * What an edit would do. Its status is the one it would get: APPLIED, NEEDS_REVIEW or REJECTED. Previews may be answered
     * from memory; what is to be applied is always planned on what the database says.
     *
     * @throws KnowledgeProblem if a name cannot be resolved or there is nothing to retract
     */
    public Edit preview(EditRequest request, Author author) {
        requireSmall(request);
        return memory.atOneMoment(() -> considered(request, author));
    }

    private Edit considered(EditRequest request, Author author) {
        Considered considered = consider(request, author);
        EditStatus status = isRefused(considered)
                ? EditStatus.REJECTED
                : switch (considered.disposition()) {
                    case Disposition.Apply apply -> EditStatus.APPLIED;
                    case Disposition.Queue queue -> EditStatus.NEEDS_REVIEW;
                    case Disposition.Refuse refuse -> EditStatus.REJECTED;
                };
        return EditStates.in(status, received("preview", request, considered, author), problem(considered));
    }

    /**
     * Applies an edit, queues it for review, or refuses it.
     *
     * @param patience how long to wait until it is applied
     * @return the edit: APPLIED, NEEDS_REVIEW, or APPLYING when it goes on
     * @throws KnowledgeProblem why it is refused, or why it could not be applied
     */
    public TrackedEdit submit(EditRequest request, Author author, @Nullable String idempotencyKey, Duration patience) {
        requireSmall(request);
        return submissions.accept(
                new Submission("edit", "e", request, author, idempotencyKey, patience),
                id -> accept(id, request, author, patience));
    }

    private TrackedEdit accept(String id, EditRequest request, Author author, Duration patience) {
        Considered considered = consider(request, author);
        Edit received = received(id, request, considered, author);
        EditNotes notes = notes(request, considered, author);
        refuseIfNeeded(received, notes, considered, request, author);
        return switch (considered.disposition()) {
            case Disposition.Apply apply -> apply(new TrackedEdit(received, notes, 0), author, patience);
            case Disposition.Queue queue -> queue(new TrackedEdit(received, notes, 0), queue, author);
            case Disposition.Refuse refuse -> throw new IllegalStateException("A refused edit went on.");
        };
    }

    private TrackedEdit apply(TrackedEdit received, Author author, Duration patience) {
        TrackedEdit applying = book.save(received.with(EditStates.in(EditStatus.APPLYING, received.edit(), null)));
        return submissions.carryOut(
                applying, () -> committer.commit(applying, author, () -> intake.plan(applying)), patience);
    }

    private TrackedEdit queue(TrackedEdit received, Disposition.Queue queue, Author author) {
        String reasons = String.join(" ", queue.reasons());
        TrackedEdit queued = book.save(received.with(received.notes().withQuorum(queue.quorum()))
                .with(EditStates.in(EditStatus.NEEDS_REVIEW, received.edit(), reasons)));
        watch.finished(queued.edit());
        Map<String, String> details = new HashMap<>(Committer.judgement(received.edit()));
        details.put("reasons", reasons);
        details.put("quorum", String.valueOf(queue.quorum()));
        audit.append(author, "edit", queued.id(), "needs-review", details);
        return queued;
    }

    private void refuseIfNeeded(
            Edit received, EditNotes notes, Considered considered, EditRequest request, Author author) {
        try {
            intake.requireUnchanged(considered.resolved(), request.expectedRevision());
            intake.requireAccepted(considered.plan(), considered.resolved());
            if (considered.disposition() instanceof Disposition.Refuse refuse) {
                throw new Refused.PolicyRefused(
                        String.join(" ", refuse.reasons()),
                        Map.of(
                                "edit",
                                received.id(),
                                "rules",
                                considered.screening().rules()));
            }
            intake.requireUnlocked(considered, author);
        } catch (Conflicted.RevisionConflict | Conflicted.SlotLocked e) {
            throw e;
        } catch (KnowledgeProblem e) {
            Edit rejected = EditStates.in(EditStatus.REJECTED, received, e.detail());
            book.save(new TrackedEdit(rejected, notes, 0));
            watch.finished(rejected);
            throw e;
        }
    }

    private Considered consider(EditRequest request, Author author) {
        long started = System.nanoTime();
        Considered considered = intake.consider(request, author);
        watch.planned(Duration.ofNanos(System.nanoTime() - started));
        considered.conflicts().forEach(conflict -> watch.conflict(conflict.kind()));
        watch.screened(considered.screening());
        return considered;
    }

    private Edit received(String id, EditRequest request, Considered considered, Author author) {
        Plan plan = considered.plan().view(planner.naming(considered.resolved()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Screening screening = considered.screening();
        return new Edit(
                id,
                "EDIT",
                EditStatus.RECEIVED,
                author.name(),
                now,
                null,
                null,
                considered.resolved().operations(),
                plan,
                considered.conflicts(),
                screening,
                null,
                null,
                List.of(),
                request.source(),
                request.comment(),
                null);
    }

    private static EditNotes notes(EditRequest request, Considered considered, Author author) {
        String method = request.method() == null || request.method().isBlank() ? AUTO : request.method();
        return new EditNotes(
                author.role(),
                considered.resolved().language(),
                method,
                request.expectedRevision(),
                considered.resolved().newEntities(),
                new TreeSet<>(considered.plan().reads().keySet()),
                considered.plan().writes(),
                0,
                List.of());
    }

    private static boolean isRefused(Considered considered) {
        return considered.conflicts().stream().anyMatch(conflict -> conflict.severity() == Conflict.Severity.ERROR);
    }

    private static @Nullable String problem(Considered considered) {
        List<String> errors = considered.conflicts().stream()
                .filter(conflict -> conflict.severity() == Conflict.Severity.ERROR)
                .map(Conflict::explanation)
                .toList();
        if (!errors.isEmpty()) {
            return String.join(" ", errors);
        }
        return switch (considered.disposition()) {
            case Disposition.Apply apply -> null;
            case Disposition.Queue queue -> String.join(" ", queue.reasons());
            case Disposition.Refuse refuse -> String.join(" ", refuse.reasons());
        };
    }

    private static void requireSmall(EditRequest request) {
        if (request.operations().size() > MOST_OPERATIONS) {
            throw new Malformed("An edit has at most %d operations; found %d. Send several edits, or import the facts."
                    .formatted(MOST_OPERATIONS, request.operations().size()));
        }
    }
}
