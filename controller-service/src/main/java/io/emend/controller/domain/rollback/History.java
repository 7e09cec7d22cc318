package io.emend.controller.domain.rollback;

import io.emend.controller.domain.graph.Slot;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.ledger.InForce;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** The ledger up to its newest revision: which edit is which revision, and which edits are in force. Immutable. */
final class History {
    private final KnowledgeGraph graph;
    private final SortedMap<Long, RevisionRecord> revisions;
    private final Map<String, RevisionRecord> byEdit = new HashMap<>();
    private final Set<String> inForce;

    /** @param revisions every revision by its number; not changed afterwards */
    History(KnowledgeGraph graph, SortedMap<Long, RevisionRecord> revisions) {
        this.graph = graph;
        this.revisions = revisions;
        revisions.values().stream()
                .filter(revision -> revision.editId() != null)
                .forEach(revision -> byEdit.put(String.valueOf(revision.editId()), revision));
        this.inForce = inForceAt(newest());
    }

    /** Edits in force once a rollback of these, too, is in the ledger. */
    Set<String> inForceWithout(Set<String> undone) {
        return inForce(newest(), undone);
    }

    long newest() {
        return revisions.isEmpty() ? 0 : revisions.lastKey();
    }

    Optional<RevisionRecord> of(String editId) {
        return Optional.ofNullable(byEdit.get(editId));
    }

    Optional<RevisionRecord> revision(long n) {
        return Optional.ofNullable(revisions.get(n));
    }

    /** Revisions from one on, oldest first. */
    Collection<RevisionRecord> from(long first) {
        return revisions.tailMap(first).values();
    }

    /** Edits that are applied and not taken back, in the order they were applied. */
    Set<String> inForce() {
        return inForce;
    }

    /** The same at the end of an earlier revision. A rollback that is itself taken back brings back what it undid. */
    Set<String> inForceAt(long n) {
        return inForce(n, Set.of());
    }

    private Set<String> inForce(long n, Set<String> undone) {
        return InForce.among(new ArrayList<>(revisions.headMap(n + 1).values()).reversed(), undone);
    }

    /** The statements a revision asserted and retracted. */
    List<StatementRecord> touched(RevisionRecord revision) {
        List<String> ids = new ArrayList<>(revision.asserted());
        ids.addAll(revision.retracted());
        return graph.statements(ids);
    }

    Set<Slot> slots(RevisionRecord revision) {
        Set<Slot> slots = new TreeSet<>();
        touched(revision).forEach(statement -> slots.add(Slot.of(statement)));
        return slots;
    }
}
