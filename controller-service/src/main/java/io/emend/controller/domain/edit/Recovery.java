package io.emend.controller.domain.edit;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.ModelOutcome;
import io.emend.contract.knowledge.Page;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.store.EditFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a stop in the middle: what the ledger has is applied, what it does not have never happened. Run before requests
 * are served.
 */
public final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final int PAGE = 200;
    /** Clocks of two machines differ by less. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    private final EditBook book;
    private final KnowledgeGraph graph;

    public Recovery(EditBook book, KnowledgeGraph graph) {
        this.book = book;
        this.graph = graph;
    }

    /** Settles every edit that was on its way when the process stopped; returns how many there were. */
    public int settle() {
        List<TrackedEdit> open = new ArrayList<>();
        open.addAll(inStatus(EditStatus.APPLYING));
        open.addAll(inStatus(EditStatus.RECEIVED));
        if (open.isEmpty()) {
            return 0;
        }
        Map<String, RevisionRecord> committed = committedSince(open.stream()
                .map(tracked -> tracked.edit().createdAt())
                .min(Instant::compareTo)
                .orElseThrow());
        for (TrackedEdit tracked : open) {
            RevisionRecord revision = committed.get(tracked.id());
            book.update(tracked.id(), edit -> revision == null ? interrupted(edit) : applied(edit, revision));
            if (revision != null && revision.kind() == RevisionKind.ROLLBACK) {
                revision.undoes().forEach(this::markRolledBack);
            }
            log.info(
                    "edit {} was on its way when the service stopped: {}",
                    tracked.id(),
                    revision == null ? "it did not happen" : "it is revision " + revision.revision());
        }
        return open.size();
    }

    private void markRolledBack(String id) {
        book.find(id)
                .ifPresent(found -> book.update(
                        id,
                        edit -> edit.status() == EditStatus.APPLIED
                                ? EditStates.in(EditStatus.ROLLED_BACK, edit, edit.problem())
                                : edit));
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

    private Map<String, RevisionRecord> committedSince(Instant oldest) {
        Map<String, RevisionRecord> committed = new HashMap<>();
        String cursor = null;
        boolean older = false;
        do {
            Page<RevisionRecord> page = graph.revisions(PAGE, cursor);
            for (RevisionRecord revision : page.items()) {
                if (revision.editId() != null) {
                    committed.put(revision.editId(), revision);
                }
                older |= revision.createdAt().isBefore(oldest.minus(CLOCK_TOLERANCE));
            }
            cursor = page.next();
        } while (cursor != null && !older);
        return committed;
    }

    private static Edit interrupted(Edit edit) {
        return EditStates.in(
                EditStatus.FAILED,
                edit,
                "The service stopped before the edit was committed; nothing has changed. Send it again.");
    }

    private static Edit applied(Edit edit, RevisionRecord revision) {
        ModelOutcome unknown = ModelOutcome.untouched("The service stopped before it noted what the model made of it.");
        return new Edit(
                edit.id(),
                edit.kind(),
                EditStatus.APPLIED,
                edit.author(),
                edit.createdAt(),
                revision.revision(),
                revision.revision() - 1,
                edit.operations(),
                edit.plan(),
                edit.conflicts(),
                edit.screening(),
                edit.model() == null ? unknown : edit.model(),
                revision.stateHash(),
                edit.undoes(),
                edit.source(),
                edit.comment(),
                null);
    }
}
