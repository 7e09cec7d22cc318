package io.emend.contract.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger.
 *
 * @param kind EDIT, ROLLBACK, CONSOLIDATION or IMPORT
 * @param edit id of the edit or rollback, null for an import at start-up
 * @param hash chain hash of this revision; equals {@code stateHash.ledger}
 */
public record RevisionView(
        long revision,
        String kind,
        @Nullable String edit,
        String author,
        Instant createdAt,
        List<String> asserted,
        List<String> retracted,
        @Nullable String previousHash,
        String hash,
        StateHash stateHash) {
    public RevisionView {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(createdAt, "createdAt");
        asserted = List.copyOf(asserted);
        retracted = List.copyOf(retracted);
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(stateHash, "stateHash");
    }
}
