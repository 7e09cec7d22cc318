package io.emend.controller.api;

import io.emend.access.CurrentCaller;
import io.emend.access.Role;
import io.emend.contract.edit.Decision;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditApi;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.RollbackPreview;
import io.emend.contract.edit.RollbackRequest;
import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.Reference;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Malformed;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.edit.Committer;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.EditService;
import io.emend.controller.domain.edit.TrackedEdit;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.controller.domain.review.ReviewService;
import io.emend.controller.domain.rollback.RollbackService;
import io.emend.graph.store.EditFilter;
import io.emend.schema.Language;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** Edits, decisions and rollbacks. */
@RestController
public final class EditController implements EditApi {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;

    private final EditService edits;
    private final RollbackService rollbacks;
    private final ReviewService reviews;
    private final Committer committer;
    private final EditBook book;
    private final OperationResolver resolver;
    private final CurrentCaller caller;
    private final Duration patience;
    private final boolean conditionalDecisions;

    public EditController(
            EditService edits,
            RollbackService rollbacks,
            ReviewService reviews,
            Committer committer,
            EditBook book,
            OperationResolver resolver,
            CurrentCaller caller,
            Duration patience,
            boolean conditionalDecisions) {
        this.edits = edits;
        this.rollbacks = rollbacks;
        this.reviews = reviews;
        this.committer = committer;
        this.book = book;
        this.resolver = resolver;
        this.caller = caller;
        this.patience = patience;
        this.conditionalDecisions = conditionalDecisions;
    }

    @Override
    public ResponseEntity<Edit> edit(@Nullable String idempotencyKey, @Nullable String prefer, EditRequest request) {
        return SubmittedEdit.response(
                edits.submit(request, author(Role.EDITOR), idempotencyKey, Preference.patience(prefer, patience)));
    }

    @Override
    public Edit preview(EditRequest request) {
        return edits.preview(request, author(Role.EDITOR));
    }

    @Override
    public ResponseEntity<Edit> find(String id) {
        caller.get().require(Role.READER);
        TrackedEdit found = book.get(id);
        Edit edit = found.edit();
        return ResponseEntity.ok()
                .eTag(Versions.etag(found.version()))
                .body(edit.status() == EditStatus.APPLYING ? edit.at(committer.progress(id)) : edit);
    }

    @Override
    public Page<Edit> list(
            @Nullable EditStatus status,
            @Nullable String author,
            @Nullable String subject,
            @Nullable Integer limit,
            @Nullable String cursor) {
        caller.get().require(Role.READER);
        int wanted = limit == null ? DEFAULT_LIMIT : limit;
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw new Malformed("limit is 1 to %d; found %d.".formatted(MAX_LIMIT, wanted));
        }
        String subjectId = subject == null ? null : subjectId(subject);
        Page<TrackedEdit> page = book.list(new EditFilter(status, author, subjectId, null, null, wanted, cursor));
        return new Page<>(page.items().stream().map(TrackedEdit::edit).toList(), page.next());
    }

    @Override
    public Edit decide(String id, @Nullable String ifMatch, Decision decision) {
        if (conditionalDecisions && ifMatch == null) {
            throw new Conflicted.PreconditionRequired(
                    "A decision needs an If-Match header with the ETag of edit %s, so that it is on what was seen."
                            .formatted(book.get(id).id()),
                    Map.of("edit", id));
        }
        return reviews.decide(id, decision, author(Role.REVIEWER), Versions.ifMatch(ifMatch))
                .edit();
    }

    @Override
    public ResponseEntity<Edit> rollback(
            @Nullable String idempotencyKey, @Nullable String prefer, RollbackRequest request) {
        return SubmittedEdit.response(
                rollbacks.submit(request, author(Role.EDITOR), idempotencyKey, Preference.patience(prefer, patience)));
    }

    @Override
    public RollbackPreview previewRollback(RollbackRequest request) {
        return rollbacks.preview(request, author(Role.EDITOR));
    }

    /** Ids of edits about an entity that is in the graph no more can still be found by its id. */
    private String subjectId(String subject) {
        return resolver.knows(subject)
                ? subject
                : resolver.entity(Reference.label(subject), "subject", Language.EN)
                        .id();
    }

    private Author author(Role needed) {
        return Author.of(caller.get().require(needed));
    }
}
