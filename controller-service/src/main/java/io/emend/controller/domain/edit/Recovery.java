package io.emend.controller.domain.edit;

import io.emend.contract.edit.EditStatus;
import io.emend.contract.knowledge.Page;
import io.emend.contract.problem.Unavailable;
import io.emend.graph.store.EditFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles edits whose outcome is not known: what the ledger has is applied, what it does not have never happened. Done for
 * all open edits when the service starts, and later for those whose commit was not answered. Thread-safe.
 */
public final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final int PAGE = 200;
    private static final String STOPPED =
            "The service stopped before the edit was committed; nothing has changed. Send it again.";
    private static final String UNANSWERED =
            "The edit was not committed: a part of the system was not available; nothing has changed. Send it again.";

    private final EditBook book;
    private final LedgerOutcomes outcomes;
    private final RollbackMarks marks;
    private final AuditTrail audit;
    private final Clock clock;
    private final Duration grace;
    private final Map<String, Suspicion> suspects = new ConcurrentHashMap<>();

    /** @param grace how long the editor may still be at work on an edit after its answer was lost */
    public Recovery(
            EditBook book,
            LedgerOutcomes outcomes,
            RollbackMarks marks,
            AuditTrail audit,
            Clock clock,
            Duration grace) {
        this.book = book;
        this.outcomes = outcomes;
        this.marks = marks;
        this.audit = audit;
        this.clock = clock;
        this.grace = grace;
    }

    /** @param failed when it was first seen not to be in the ledger; EPOCH until the ledger could be asked */
    private record Suspicion(Instant failed) {
        static final Suspicion NEW = new Suspicion(Instant.EPOCH);
    }

    /**
     * Settles every edit that was on its way when the process stopped. To be run before requests are served.
     *
     * @return how many there were
     */
    public int settle() {
        List<TrackedEdit> open = new ArrayList<>();
        open.addAll(inStatus(EditStatus.APPLYING));
        open.addAll(inStatus(EditStatus.RECEIVED));
        for (TrackedEdit tracked : open) {
            if (applied(tracked).isEmpty()) {
                fail(tracked, STOPPED);
            }
        }
        return open.size();
    }

    /** Says that the outcome of an edit is not known and nobody works on it; it will be settled. */
    public void suspect(String editId) {
        suspects.putIfAbsent(editId, Suspicion.NEW);
    }

    /** Settles the suspects that can be; those the store or ledger cannot be asked about stay. */
    public void settleSuspects() {
        try {
            suspects.forEach((id, suspicion) -> settle(id, suspicion));
        } catch (Unavailable gone) {
            log.debug("{} edits wait for the graph to come back: {}", suspects.size(), gone.detail());
        }
    }

    /**
     * The edit as the ledger has it, stored as such.
     *
     * @return empty if the ledger does not have it
     * @throws Unavailable if store or ledger cannot be asked
     */
    Optional<TrackedEdit> applied(TrackedEdit tracked) {
        Optional<TrackedEdit> committed = outcomes.of(tracked);
        committed.ifPresent(found -> {
            long revision = Long.parseLong(String.valueOf(found.edit().revision()));
            if (found.edit().kind().equals(Committer.ROLLBACK)) {
                marks.mark(revision);
            }
            log.info("edit {} is revision {}, as the ledger tells", tracked.id(), revision);
            note(tracked, "ok", Map.of("revision", String.valueOf(revision)));
        });
        return committed.map(found -> book.update(found.id(), stored -> found.edit()));
    }

    private void settle(String id, Suspicion suspicion) {
        Optional<TrackedEdit> open = book.find(id).filter(Recovery::isOpen);
        if (open.isEmpty() || applied(open.get()).isPresent()) {
            suspects.remove(id);
        } else if (suspicion.equals(Suspicion.NEW)) {
            suspects.put(id, new Suspicion(clock.instant()));
        } else if (suspicion.failed().plus(grace).isBefore(clock.instant())) {
            fail(open.get(), UNANSWERED);
            suspects.remove(id);
        }
    }

    private void fail(TrackedEdit tracked, String problem) {
        log.info("edit {} did not happen: {}", tracked.id(), problem);
        book.update(tracked.id(), edit -> EditStates.in(EditStatus.FAILED, edit, problem));
        note(tracked, "unavailable", Map.of());
    }

    private void note(TrackedEdit tracked, String outcome, Map<String, String> details) {
        Author author = new Author(tracked.edit().author(), tracked.notes().role(), "settled by recovery");
        audit.append(author, Committer.action(tracked.edit()), tracked.id(), outcome, details);
    }

    /** Whether an edit is on its way. */
    static boolean isOpen(TrackedEdit tracked) {
        return switch (tracked.edit().status()) {
            case APPLYING, RECEIVED -> true;
            case NEEDS_REVIEW, REJECTED, APPLIED, FAILED, ROLLED_BACK -> false;
        };
    }

    private List<TrackedEdit> inStatus(EditStatus status) {
        List<TrackedEdit> found = new ArrayList<>();
        String cursor = null;
        do {
            Page<TrackedEdit> page = book.list(new EditFilter(status, null, null, null, null, PAGE, cursor));
            found.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return found;
    }
}
