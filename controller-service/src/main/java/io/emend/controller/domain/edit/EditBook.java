package io.emend.controller.domain.edit;

import io.emend.contract.edit.Edit;
import io.emend.contract.knowledge.Page;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Missing;
import io.emend.controller.domain.graph.Slot;
import io.emend.graph.store.EditDocument;
import io.emend.graph.store.EditFilter;
import io.emend.graph.store.EditStore;
import io.emend.graph.store.StoredEdit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The edits as they are stored, with the controller's notes. Thread-safe. */
public final class EditBook {
    private static final int ATTEMPTS = 5;

    private final EditStore store;
    private final NotesFormat format;

    public EditBook(EditStore store, NotesFormat format) {
        this.store = store;
        this.format = format;
    }

    /**
     * Stores an edit over the version it was read at.
     *
     * @throws Conflicted.PreconditionFailed if somebody else stored it since
     */
    public TrackedEdit save(TrackedEdit tracked) {
        return read(store.save(document(tracked), tracked.version()));
    }

    /** Changes a stored edit, again from the newest version when somebody else was quicker. */
    public TrackedEdit update(String id, UnaryOperator<Edit> change) {
        for (int attempt = 1; ; attempt++) {
            TrackedEdit present = get(id);
            try {
                return save(present.with(change.apply(present.edit())));
            } catch (Conflicted.PreconditionFailed e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    public Optional<TrackedEdit> find(String id) {
        return store.find(id).map(this::read);
    }

    /** @throws Missing if there is no such edit */
    public TrackedEdit get(String id) {
        return find(id).orElseThrow(() ->
                new Missing("There is no edit \"%s\"; GET /v1/edits lists them.".formatted(id), Map.of("edit", id)));
    }

    public Page<TrackedEdit> list(EditFilter filter) {
        Page<StoredEdit> page = store.list(filter);
        return new Page<>(page.items().stream().map(this::read).toList(), page.next());
    }

    private TrackedEdit read(StoredEdit stored) {
        return new TrackedEdit(stored.edit(), format.read(stored.document().internal()), stored.version());
    }

    private EditDocument document(TrackedEdit tracked) {
        Edit edit = tracked.edit();
        Set<Slot> slots = new TreeSet<>(tracked.notes().writes());
        edit.operations().stream()
                .filter(operation ->
                        operation.subject().id() != null && operation.relation().id() != null)
                .forEach(operation -> slots.add(new Slot(
                        String.valueOf(operation.subject().id()),
                        String.valueOf(operation.relation().id()))));
        Set<String> subjects = Stream.concat(
                        slots.stream().map(Slot::subject),
                        edit.plan().retract().stream()
                                .map(fact -> fact.subject().id()))
                .collect(Collectors.toSet());
        return new EditDocument(
                edit,
                subjects,
                slots.stream()
                        .map(slot -> EditDocument.slot(slot.subject(), slot.relation()))
                        .collect(Collectors.toSet()),
                format.write(tracked.notes()));
    }
}
