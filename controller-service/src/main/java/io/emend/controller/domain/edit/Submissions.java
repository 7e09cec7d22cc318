package io.emend.controller.domain.edit;

import io.emend.contract.edit.EditStatus;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.contract.problem.Unavailable;
import io.emend.graph.statement.StatementIds;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Requests that change something: one edit for one idempotency key, work that goes on when the caller stops waiting, and
 * refusals in the audit. Thread-safe.
 */
public final class Submissions {
    private final EditBook book;
    private final Idempotency idempotency;
    private final Runs runs;
    private final Recovery recovery;
    private final AuditTrail audit;

    public Submissions(EditBook book, Idempotency idempotency, Runs runs, Recovery recovery, AuditTrail audit) {
        this.book = book;
        this.idempotency = idempotency;
        this.runs = runs;
        this.recovery = recovery;
        this.audit = audit;
    }

    /**
     * A request.
     *
     * @param action what the audit calls it
     * @param prefix what ids of its edits begin with
     * @param body what the client sent
     * @param patience how long the client waits for it to be done
     */
    public record Submission(
            String action,
            String prefix,
            Record body,
            Author author,
            @Nullable String idempotencyKey,
            Duration patience) {}

    /**
     * Has a request accepted, unless it was before.
     *
     * @param accept makes the edit with the given id of it
     * @throws KnowledgeProblem what it is refused for
     */
    public TrackedEdit accept(Submission submission, Function<String, TrackedEdit> accept) {
        String id = StatementIds.next(submission.prefix());
        Optional<String> earlier = claim(submission, id);
        if (earlier.isPresent()) {
            Optional<TrackedEdit> known = known(earlier.get(), submission.patience());
            if (known.isPresent() && known.get().edit().status() != EditStatus.FAILED) {
                return known.get();
            }
            if (known.isPresent()) {
                idempotency.release(submission.author(), submission.idempotencyKey());
                claim(submission, id);
            } else {
                id = earlier.get();
            }
        }
        try {
            return accept.apply(id);
        } catch (KnowledgeProblem e) {
            refuse(submission, id, e);
            throw e;
        }
    }

    /** Has the work on an edit done; returns the edit as it is when the client's patience ends first. */
    public TrackedEdit carryOut(TrackedEdit applying, Supplier<TrackedEdit> work, Duration patience) {
        return runs.startAndAwait(applying.id(), work, patience).orElse(applying);
    }

    private Optional<String> claim(Submission submission, String id) {
        return idempotency.claim(submission.author(), submission.idempotencyKey(), submission.body(), id);
    }

    private Optional<TrackedEdit> known(String id, Duration patience) {
        return runs.await(id, patience).or(() -> book.find(id));
    }

    /** The key is free again, unless what it led to may yet turn out to have happened. */
    private void refuse(Submission submission, String id, KnowledgeProblem problem) {
        try {
            if (book.find(id).filter(Recovery::isOpen).isPresent()) {
                recovery.suspect(id);
            } else {
                idempotency.release(submission.author(), submission.idempotencyKey());
            }
            audit.failed(submission.author(), submission.action(), id, problem);
        } catch (Unavailable gone) {
            recovery.suspect(id);
            problem.addSuppressed(gone);
        }
    }
}
