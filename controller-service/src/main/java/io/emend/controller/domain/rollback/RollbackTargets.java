package io.emend.controller.domain.rollback;

import io.emend.access.Role;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.RollbackRequest;
import io.emend.contract.problem.AccessDenied;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Missing;
import io.emend.controller.domain.edit.Author;
import io.emend.controller.domain.edit.EditBook;
import io.emend.controller.domain.edit.TrackedEdit;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.graph.store.EditFilter;
import io.emend.schema.Language;
import io.emend.schema.Relation;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which edits a rollback request means, and whether its author may take them back. Thread-safe. */
final class RollbackTargets {
    private static final int PAGE = 200;

    private final EditBook book;
    private final OperationResolver resolver;

    RollbackTargets(EditBook book, OperationResolver resolver) {
        this.book = book;
        this.resolver = resolver;
    }

    /**
     * The edits to take back.
     *
     * @throws Missing if there is no such edit or revision, or nothing in force fits
     * @throws Conflicted.AlreadyRolledBack if the edit was taken back before
     * @throws Conflicted.EditState if it never was applied
     */
    RollbackTarget find(RollbackRequest request, History history, Author author) {
        if (request.edit() != null) {
            return edit(request.edit(), history);
        }
        if (request.revision() != null) {
            return revision(request.revision(), history);
        }
        if (request.author() != null) {
            return author(request.author(), request.since(), history);
        }
        return slot(request.slot(), history, author);
    }

    /** @throws AccessDenied.Forbidden if one of the edits is somebody else's and the caller is no administrator */
    void requireMine(Collection<String> edits, Author author) {
        if (author.is(Role.ADMIN)) {
            return;
        }
        List<String> others = edits.stream()
                .filter(id -> !book.get(id).edit().author().equals(author.name()))
                .toList();
        if (!others.isEmpty()) {
            throw new AccessDenied.Forbidden(
                    "%s may take back own edits only; %s %s by others. An administrator can do it."
                            .formatted(author.name(), String.join(", ", others), others.size() == 1 ? "is" : "are"),
                    Map.of("edits", others, "required", Role.ADMIN.name()));
        }
    }

    private RollbackTarget edit(String id, History history) {
        TrackedEdit tracked = book.get(id);
        if (history.of(id).isEmpty()) {
            throw new Conflicted.EditState(
                    "Edit %s is %s and has never been applied, so there is nothing to roll back."
                            .formatted(id, tracked.edit().status()),
                    Map.of("edit", id, "status", tracked.edit().status().name()));
        }
        boolean inForce = history.inForce().contains(id)
                || (tracked.edit().kind().equals("ROLLBACK") && tracked.edit().status() == EditStatus.APPLIED);
        if (!inForce) {
            throw new Conflicted.AlreadyRolledBack(
                    "Edit %s is rolled back already; nothing has changed.".formatted(id), Map.of("edit", id));
        }
        return new RollbackTarget(Set.of(id), "edit " + id);
    }

    private static RollbackTarget revision(long n, History history) {
        if (history.revision(n).isEmpty()) {
            throw new Missing(
                    "There is no revision %d; the newest is %d.".formatted(n, history.newest()),
                    Map.of("revision", n, "newest", history.newest()));
        }
        Set<String> later = new LinkedHashSet<>();
        history.from(n + 1).stream()
                .filter(revision -> revision.editId() != null)
                .forEach(revision -> later.add(String.valueOf(revision.editId())));
        if (later.isEmpty()) {
            throw new Conflicted.EditState(
                    "No edit has been applied since revision %d, so there is nothing to roll back.".formatted(n),
                    Map.of("revision", n));
        }
        return new RollbackTarget(later, "everything after revision " + n);
    }

    private RollbackTarget author(String name, @Nullable Instant since, History history) {
        Set<String> edits = new LinkedHashSet<>();
        String cursor = null;
        do {
            var page = book.list(EditFilter.byAuthor(name, since, PAGE).after(cursor));
            page.items().stream()
                    .map(TrackedEdit::id)
                    .filter(history.inForce()::contains)
                    .forEach(edits::add);
            cursor = page.next();
        } while (cursor != null);
        if (edits.isEmpty()) {
            throw new Missing(
                    "%s has no edit in force%s.".formatted(name, since == null ? "" : " since " + since),
                    Map.of("author", name));
        }
        return new RollbackTarget(edits, "the edits of " + name + (since == null ? "" : " since " + since));
    }

    private RollbackTarget slot(RollbackRequest.@Nullable Slot slot, History history, Author author) {
        EditFilter filter = filter(slot, author);
        String cursor = null;
        do {
            var page = book.list(filter.after(cursor));
            for (TrackedEdit tracked : page.items()) {
                if (history.inForce().contains(tracked.id())) {
                    return new RollbackTarget(Set.of(tracked.id()), "the last edit, " + tracked.id());
                }
            }
            cursor = page.next();
        } while (cursor != null);
        throw new Missing("There is no edit in force to take back there.", Map.of());
    }

    private EditFilter filter(RollbackRequest.@Nullable Slot slot, Author author) {
        if (slot == null || slot.subject() == null) {
            return EditFilter.byAuthor(author.name(), null, PAGE);
        }
        String subject = resolver.entity(slot.subject(), "subject", Language.EN).id();
        if (slot.relation() == null) {
            return new EditFilter(null, null, subject, null, null, PAGE, null);
        }
        Relation relation = resolver.relation(slot.relation());
        String kept = relation.storedAs().orElse(relation.id()).value();
        return EditFilter.bySlot(subject, kept, PAGE);
    }
}
