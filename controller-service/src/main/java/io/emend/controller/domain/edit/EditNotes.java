package io.emend.controller.domain.edit;

import io.emend.access.Role;
import io.emend.contract.model.NewEntity;
import io.emend.controller.domain.graph.Slot;
import io.emend.schema.Language;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the controller keeps with an edit for itself.
 *
 * @param role the author's role when it was received
 * @param method wanted editing method
 * @param expectedRevision newest revision its author had seen
 * @param reads slots its plan was made from
 * @param writes slots it changed
 * @param quorum approvals it needs; 0 when it needs none
 * @param votes what reviewers have said
 */
public record EditNotes(
        Role role,
        Language language,
        String method,
        @Nullable Long expectedRevision,
        List<NewEntity> newEntities,
        SortedSet<Slot> reads,
        SortedSet<Slot> writes,
        int quorum,
        List<Vote> votes) {
    public EditNotes {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(method, "method");
        newEntities = List.copyOf(newEntities);
        reads = new TreeSet<>(reads);
        writes = new TreeSet<>(writes);
        votes = List.copyOf(votes);
    }

    /** Notes on what changes no facts by itself: rollbacks, which say what they undo, and consolidations. */
    public static EditNotes withoutFacts(Role role) {
        return new EditNotes(
                role, Language.EN, "auto", null, List.of(), new TreeSet<>(), new TreeSet<>(), 0, List.of());
    }

    public EditNotes withSlots(Collection<Slot> read, Collection<Slot> written) {
        return new EditNotes(
                role,
                language,
                method,
                expectedRevision,
                newEntities,
                new TreeSet<>(read),
                new TreeSet<>(written),
                quorum,
                votes);
    }

    public EditNotes withQuorum(int needed) {
        return new EditNotes(role, language, method, expectedRevision, newEntities, reads, writes, needed, votes);
    }

    public EditNotes withVotes(List<Vote> cast) {
        return new EditNotes(role, language, method, expectedRevision, newEntities, reads, writes, quorum, cast);
    }
}
