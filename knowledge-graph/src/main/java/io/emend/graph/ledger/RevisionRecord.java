package io.emend.graph.ledger;

import io.emend.contract.knowledge.RevisionView;
import io.emend.contract.knowledge.StateHash;
import io.emend.graph.hash.LtHash16;
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
 * @param operationsHash hash of what it asserted and retracted, in order; for an import, of the set it asserted
 * @param deltasHash hash of the delta files it put in force
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
        String operationsHash,
        String deltasHash,
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
        Objects.requireNonNull(operationsHash, "operationsHash");
        Objects.requireNonNull(deltasHash, "deltasHash");
        undoes = List.copyOf(undoes);
        Objects.requireNonNull(stateHash, "stateHash");
    }

    /** The revision that an import onto {@code head} becomes. */
    public static RevisionRecord ofImport(
            Head head, ImportHeader header, long statements, String operationsHash, LtHash16 liveSet) {
        String deltas = Chain.deltasHash(List.of(), List.of());
        long n = head.revision() + 1;
        String chain = Chain.next(
                head.chainHash(),
                n,
                RevisionKind.IMPORT,
                null,
                operationsHash,
                deltas,
                header.author(),
                header.createdAt());
        return new RevisionRecord(
                n,
                RevisionKind.IMPORT,
                null,
                header.author(),
                header.createdAt(),
                List.of(),
                List.of(),
                statements,
                operationsHash,
                deltas,
                List.of(),
                header.comment(),
                head.chainHash(),
                new StateHash(head.modelHash(), liveSet.tagged(), chain));
    }

    /** The same revision over another base model; the chain does not cover the model. */
    public RevisionRecord withModel(String modelHash) {
        return new RevisionRecord(
                revision,
                kind,
                editId,
                author,
                createdAt,
                asserted,
                retracted,
                assertedCount,
                operationsHash,
                deltasHash,
                undoes,
                comment,
                previousHash,
                new StateHash(modelHash, stateHash.graph(), stateHash.ledger()));
    }

    /** Chain hash of this revision. */
    public String hash() {
        return stateHash.ledger();
    }

    /** Whether the recorded hash follows from the revision's contents and the one before. */
    public boolean isChained() {
        return hash().equals(Chain.next(
                previousHash, revision, kind, editId, operationsHash, deltasHash, author, createdAt));
    }

    /** The revision as clients see it. */
    public RevisionView toView() {
        return new RevisionView(
                revision, kind.name(), editId, author, createdAt, asserted, retracted, previousHash, hash(), stateHash);
    }
}
