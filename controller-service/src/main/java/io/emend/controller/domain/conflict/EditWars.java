package io.emend.controller.domain.conflict;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.Operation;
import io.emend.contract.knowledge.Labelled;
import io.emend.controller.domain.graph.Slot;
import io.emend.controller.domain.resolve.Change;
import io.emend.controller.domain.resolve.Resolved;
import io.emend.graph.store.EditDocument;
import io.emend.graph.store.EditFilter;
import io.emend.graph.store.EditStore;
import io.emend.graph.store.StoredEdit;
import io.emend.schema.Relation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Notices slots that go back and forth: within a window of time, edits return to a value that an earlier edit had put
 * there. Thread-safe.
 */
public final class EditWars {
    private static final int HISTORY = 50;

    private final EditStore edits;
    private final Clock clock;
    private final Duration window;
    private final int flips;

    /**
     * @param window how far to look back
     * @param flips returns to an earlier value that make a war; 0 turns the check off
     */
    public EditWars(EditStore edits, Clock clock, Duration window, int flips) {
        this.edits = edits;
        this.clock = clock;
        this.window = window;
        this.flips = flips;
    }

    /**
     * The edit of one of the request's slots that waits for a reviewer because the slot was fought over, if there is one: until
     * it is decided, the slot is locked.
     */
    public Optional<Edit> waiting(Resolved request) {
        if (flips <= 0) {
            return Optional.empty();
        }
        return request.changes().stream()
                .flatMap(change -> switch (change) {
                    case Change.Assert assertion -> Stream.of(slot(assertion.subject(), assertion.relation()));
                    case Change.Retract retraction -> Stream.of(slot(retraction.subject(), retraction.relation()));
                    case Change.RetractPointers pointers -> Stream.<String>empty();
                })
                .distinct()
                .flatMap(
                        slot -> edits
                                .list(new EditFilter(EditStatus.NEEDS_REVIEW, null, null, slot, null, HISTORY, null))
                                .items()
                                .stream())
                .map(StoredEdit::edit)
                .filter(edit ->
                        edit.conflicts().stream().anyMatch(conflict -> conflict.kind() == Conflict.Kind.EDIT_WAR))
                .findFirst();
    }

    private static String slot(Labelled subject, Relation relation) {
        return EditDocument.slot(subject.id(), relation.id().value());
    }

    /** A conflict for each slot of the request that is being fought over. */
    public List<Conflict> fought(Resolved request, String author, Naming naming) {
        if (flips <= 0) {
            return List.of();
        }
        List<Conflict> wars = new ArrayList<>();
        for (Change change : request.changes()) {
            if (change instanceof Change.Assert assertion) {
                war(assertion, author, naming).ifPresent(wars::add);
            }
        }
        return wars;
    }

    private Optional<Conflict> war(Change.Assert assertion, String author, Naming naming) {
        Slot slot = new Slot(assertion.subject().id(), assertion.relation().id().value());
        Set<String> authors = new HashSet<>(Set.of(author));
        List<String> values = new ArrayList<>();
        for (Edit edit : recent(slot)) {
            valueGiven(edit, slot).ifPresent(value -> {
                values.add(value);
                authors.add(edit.author());
            });
        }
        values.add(assertion.object().canonical());
        int returns = returns(values);
        return returns < flips
                ? Optional.empty()
                : Optional.of(Explanations.in(naming.language())
                        .editWar(
                                assertion.subject().label(),
                                assertion.relation().label(naming.language()),
                                returns,
                                authors.size()));
    }

    /** Oldest first. */
    private List<Edit> recent(Slot slot) {
        Instant since = clock.instant().minus(window);
        return edits.list(EditFilter.bySlot(slot.subject(), slot.relation(), HISTORY)).items().stream()
                .map(StoredEdit::edit)
                .filter(edit -> !edit.createdAt().isBefore(since))
                .filter(edit -> edit.status() == EditStatus.APPLIED || edit.status() == EditStatus.ROLLED_BACK)
                .toList()
                .reversed();
    }

    private static Optional<String> valueGiven(Edit edit, Slot slot) {
        return edit.operations().stream()
                .filter(operation -> operation.op() == Operation.Kind.ASSERT)
                .filter(operation -> slot.subject().equals(operation.subject().id())
                        && slot.relation().equals(operation.relation().id()))
                .flatMap(operation -> Optional.ofNullable(operation.object()).stream())
                .map(object -> String.valueOf(object.id() != null ? object.id() : object.value()))
                .findFirst();
    }

    /** How often a value comes back after another one stood in its place. */
    private static int returns(List<String> values) {
        int returns = 0;
        Set<String> earlier = new HashSet<>();
        String present = "";
        for (String value : values) {
            if (!value.equals(present)) {
                if (!earlier.add(value)) {
                    returns++;
                }
                present = value;
            }
        }
        return returns;
    }
}
