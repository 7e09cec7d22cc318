package io.emend.graph.ledger;

import io.emend.contract.knowledge.RevisionView;
import io.emend.contract.knowledge.StateHash;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger.
 *
 * @param editId edit or rollback it came from, null for an import
 * @param asserted ids of asserted statements; empty for an import, whose statements are counted only
 * @param retracted ids of retracted statements
 * @param assertedCount how many statements it asserted
 * @param undoes edits a rollback took back
 * @param previousHash chain hash of the revision before, null for revision 0
 */
public record RevisionRecord(
        long revision,
        RevisionKind kind,
        @Nullable String editId,
        String author,
        Instant createdAt,
        List<String> asserted,
        List<String> retracted,
        long assertedCount,
        List<String> undoes,
        @Nullable String comment,
        @Nullable String previousHash,
        StateHash stateHash) {
    public RevisionRecord {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(createdAt, "createdAt");
        asserted = List.copyOf(asserted);
        retracted = List.copyOf(retracted);
        undoes = List.copyOf(undoes);
        Objects.requireNonNull(stateHash, "stateHash");
    }

    /** Chain hash of this revision. */
    public String hash() {
        return stateHash.ledger();
    }

    /** The revision as clients see it. */
    public RevisionView toView() {
        return new RevisionView(
                revision, kind.name(), editId, author, createdAt, asserted, retracted, previousHash, hash(), stateHash);
    }
}
