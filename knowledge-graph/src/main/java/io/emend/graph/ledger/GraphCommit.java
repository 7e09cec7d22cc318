package io.emend.graph.ledger;

import io.emend.contract.knowledge.Source;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.NewEntity;
import io.emend.contract.model.PlannedStatement;
import io.emend.contract.model.SlotRead;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything one revision writes, in one transaction.
 *
 * @param kind EDIT, ROLLBACK or CONSOLIDATION
 * @param head newest revision when the weights were solved; if the ledger has moved on, the plan is stale
 * @param readSet slots the plan depends on, each with the revision that had last changed it
 * @param newEntities entities to create; one that exists already is left as it is
 * @param retract ids of live statements to retract
 * @param assertions statements to assert, with ids that are not in use
 * @param placements where statements live beside the graph, by id of a new or a live statement; a new one that is not
 *     named is KG_ONLY, or has what its {@code restores} had
 * @param modelHash hash of the model with this revision in it
 * @param slotDeltas new delta files of subjects; each replaces the subject's present one
 * @param closedSlots subjects that have no edited statement in the weights any more
 * @param undoes edits a rollback takes back
 */
public record GraphCommit(
        String editId,
        RevisionKind kind,
        String author,
        Instant createdAt,
        long head,
        List<SlotRead> readSet,
        List<NewEntity> newEntities,
        List<String> retract,
        List<PlannedStatement> assertions,
        Map<String, Placement> placements,
        String modelHash,
        List<SlotDelta> slotDeltas,
        Set<String> closedSlots,
        List<String> undoes,
        @Nullable Source source,
        @Nullable String comment) {
    public GraphCommit {
        Objects.requireNonNull(editId, "editId");
        if (!kind.isCommitted()) {
            throw new IllegalArgumentException("A commit is an EDIT, ROLLBACK or CONSOLIDATION; found " + kind + ".");
        }
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(createdAt, "createdAt");
        readSet = List.copyOf(readSet);
        newEntities = List.copyOf(newEntities);
        retract = List.copyOf(retract);
        assertions = List.copyOf(assertions);
        placements = Map.copyOf(placements);
        Objects.requireNonNull(modelHash, "modelHash");
        slotDeltas = List.copyOf(slotDeltas);
        closedSlots = Set.copyOf(closedSlots);
        undoes = List.copyOf(undoes);
    }

    /** The commit of a request that leaves the weights alone: every statement stays in the graph only. */
    public static GraphCommit graphOnly(CommitRequest request, long head, String modelHash) {
        return new GraphCommit(
                request.editId(),
                RevisionKind.valueOf(request.kind()),
                request.author(),
                request.createdAt(),
                head,
                request.readSet(),
                request.newEntities(),
                request.retract(),
                request.assertions(),
                Map.of(),
                modelHash,
                List.of(),
                Set.of(),
                request.undoes(),
                request.source(),
                request.comment());
    }

    /** The same commit with what the weights made of it. */
    public GraphCommit withModel(
            String hash, Map<String, Placement> where, List<SlotDelta> deltas, Set<String> closed) {
        return new GraphCommit(
                editId,
                kind,
                author,
                createdAt,
                head,
                readSet,
                newEntities,
                retract,
                assertions,
                where,
                hash,
                deltas,
                closed,
                undoes,
                source,
                comment);
    }
}
