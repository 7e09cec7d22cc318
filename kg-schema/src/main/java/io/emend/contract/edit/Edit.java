package io.emend.contract.edit;

import io.emend.contract.knowledge.Source;
import io.emend.contract.knowledge.StateHash;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An edit, a rollback or a consolidation and everything known about it.
 *
 * @param kind EDIT, ROLLBACK or CONSOLIDATION
 * @param revision revision it became, null until applied (and for a preview)
 * @param supersedesRevision revision it was applied on
 * @param undoes edits a rollback took back
 * @param problem why it was rejected or failed, in words
 * @param progress how far it has come, while it is APPLYING and somebody asks; else null
 */
public record Edit(
        String id,
        String kind,
        EditStatus status,
        String author,
        Instant createdAt,
        @Nullable Long revision,
        @Nullable Long supersedesRevision,
        List<Operation> operations,
        Plan plan,
        List<Conflict> conflicts,
        Screening screening,
        @Nullable ModelOutcome model,
        @Nullable StateHash stateHash,
        List<String> undoes,
        @Nullable Source source,
        @Nullable String comment,
        @Nullable String problem,
        @Nullable EditProgress progress) {
    public Edit {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(createdAt, "createdAt");
        operations = List.copyOf(operations);
        Objects.requireNonNull(plan, "plan");
        conflicts = List.copyOf(conflicts);
        Objects.requireNonNull(screening, "screening");
        undoes = List.copyOf(undoes);
    }

    /** An edit of which nobody asks how far it has come. */
    public Edit(
            String id,
            String kind,
            EditStatus status,
            String author,
            Instant createdAt,
            @Nullable Long revision,
            @Nullable Long supersedesRevision,
            List<Operation> operations,
            Plan plan,
            List<Conflict> conflicts,
            Screening screening,
            @Nullable ModelOutcome model,
            @Nullable StateHash stateHash,
            List<String> undoes,
            @Nullable Source source,
            @Nullable String comment,
            @Nullable String problem) {
        this(
                id,
                kind,
                status,
                author,
                createdAt,
                revision,
                supersedesRevision,
                operations,
                plan,
                conflicts,
                screening,
                model,
                stateHash,
                undoes,
                source,
                comment,
                problem,
                null);
    }

    /** The same edit, with how far it has come. */
    public Edit at(EditProgress stage) {
        return new Edit(
                id,
                kind,
                status,
                author,
                createdAt,
                revision,
                supersedesRevision,
                operations,
                plan,
                conflicts,
                screening,
                model,
                stateHash,
                undoes,
                source,
                comment,
                problem,
                stage);
    }
}
