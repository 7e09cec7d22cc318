package io.emend.contract.model;

import io.emend.contract.knowledge.Source;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A checked plan for the editor to commit to both memories.
 *
 * @param kind EDIT, ROLLBACK or CONSOLIDATION
 * @param readSet slots the plan depends on; one that changed since makes the commit fail as a stale plan
 * @param retract ids of live statements to retract
 * @param method editing method, {@code auto} to choose by verification, {@code none} for the graph alone
 * @param undoes edits a rollback takes back
 * @param augmentation what else a model should answer once the edit is in it, the most important first
 * @param consolidate most slots of the memory that a consolidation tries to move into the weights; 0 for other kinds
 */
public record CommitRequest(
        String editId,
        String kind,
        String author,
        Instant createdAt,
        List<SlotRead> readSet,
        List<NewEntity> newEntities,
        List<String> retract,
        List<PlannedStatement> assertions,
        String method,
        List<String> undoes,
        @Nullable Source source,
        @Nullable String comment,
        List<Expectation> augmentation,
        int consolidate) {
    public CommitRequest {
        Objects.requireNonNull(editId, "editId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(createdAt, "createdAt");
        readSet = List.copyOf(readSet);
        newEntities = List.copyOf(newEntities);
        retract = List.copyOf(retract);
        assertions = List.copyOf(assertions);
        Objects.requireNonNull(method, "method");
        undoes = List.copyOf(undoes);
        augmentation = List.copyOf(augmentation);
    }

    /** A request that expects nothing beside its statements. */
    public CommitRequest(
            String editId,
            String kind,
            String author,
            Instant createdAt,
            List<SlotRead> readSet,
            List<NewEntity> newEntities,
            List<String> retract,
            List<PlannedStatement> assertions,
            String method,
            List<String> undoes,
            @Nullable Source source,
            @Nullable String comment) {
        this(
                editId,
                kind,
                author,
                createdAt,
                readSet,
                newEntities,
                retract,
                assertions,
                method,
                undoes,
                source,
                comment,
                List.of(),
                0);
    }

    /** A request that states and retracts nothing: a consolidation, or what takes one back. */
    public static CommitRequest withoutFacts(
            String editId, String kind, String author, Instant createdAt, List<String> undoes, int consolidate) {
        return new CommitRequest(
                editId,
                kind,
                author,
                createdAt,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "auto",
                undoes,
                null,
                null,
                List.of(),
                consolidate);
    }
}
