package io.emend.controller.domain.edit;

import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Refused;
import io.emend.graph.hash.Sha256;
import io.emend.graph.store.EditStore;
import io.emend.graph.store.IdempotencyRecord;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ties a caller's idempotency key to the one edit it led to. Thread-safe. */
public final class Idempotency {
    private static final int LONGEST_KEY = 200;

    private final EditStore store;
    private final Clock clock;

    public Idempotency(EditStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Claims a key for an edit.
     *
     * @param body the request; its text decides whether a repetition is one
     * @return the id of the edit the key had led to before; empty when it is free, or none was sent
     * @throws Refused.IdempotencyMismatch if the key came with another request before
     * @throws Malformed if the key is blank or overlong
     */
    public Optional<String> claim(Author author, @Nullable String key, Record body, String editId) {
        if (key == null) {
            return Optional.empty();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Malformed(
                    "An Idempotency-Key has 1 to %d characters; found %d.".formatted(LONGEST_KEY, key.length()));
        }
        String hash = Sha256.tagged(body.getClass().getSimpleName() + body);
        Optional<IdempotencyRecord> earlier =
                store.claim(new IdempotencyRecord(author.name(), key, hash, editId, clock.instant()));
        if (earlier.isPresent() && !earlier.get().bodyHash().equals(hash)) {
            throw new Refused.IdempotencyMismatch(
                    "The Idempotency-Key \"%s\" came with another request before. Use a new key for a new request."
                            .formatted(key),
                    Map.of("key", key, "edit", earlier.get().editId()));
        }
        return earlier.map(IdempotencyRecord::editId);
    }

    /** Frees a key whose request had no effect, so that it can be sent again. */
    public void release(Author author, @Nullable String key) {
        if (key != null) {
            store.release(author.name(), key);
        }
    }
}
