package io.emend.controller.domain.consolidation;

import io.emend.contract.edit.ConsolidationRequest;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.Plan;
import io.emend.contract.edit.Screening;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.edit.Commission;
import io.emend.controller.domain.edit.Committer;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.EditNotes;
import io.emend.controller.domain.edit.Submissions;
import io.emend.controller.domain.edit.Submissions.Submission;
import io.emend.controller.domain.edit.TrackedEdit;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Has edits moved from the memory into the weights, as a revision of its own that can be rolled back. Thread-safe. */
public final class ConsolidationService {
    private final Committer committer;
    private final EditBook book;
    private final Submissions submissions;
    private final Clock clock;

    public ConsolidationService(Committer committer, EditBook book, Submissions submissions, Clock clock) {
        this.committer = committer;
        this.book = book;
        this.submissions = submissions;
        this.clock = clock;
    }

    /**
     * Consolidates.
     *
     * @param patience how long to wait until it is done
     * @return the consolidation: APPLIED, or APPLYING when it goes on
     * @throws KnowledgeProblem if there is nothing to move, or nothing that the weights answer as well
     */
    public TrackedEdit submit(
            ConsolidationRequest request, Author author, @Nullable String idempotencyKey, Duration patience) {
        int limit = request.limitOrDefault();
        return submissions.accept(
                new Submission("consolidation", "c", request, author, idempotencyKey, patience), id -> {
                    TrackedEdit applying = book.save(
                            new TrackedEdit(received(id, request, author), EditNotes.withoutFacts(author.role()), 0));
                    return submissions.carryOut(
                            applying,
                            () -> committer.commit(applying, author, () -> Commission.consolidation(limit)),
                            patience);
                });
    }

    private Edit received(String id, ConsolidationRequest request, Author author) {
        return new Edit(
                id,
                Committer.CONSOLIDATION,
                EditStatus.APPLYING,
                author.name(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                null,
                List.of(),
                Plan.EMPTY,
                List.of(),
                Screening.CLEAR,
                null,
                null,
                List.of(),
                null,
                request.comment(),
                null);
    }
}
