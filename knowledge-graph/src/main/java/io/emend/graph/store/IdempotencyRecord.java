package io.emend.graph.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A key a caller sent with a request that changes state.
 *
 * @param caller who sent it; keys of different callers never meet
 * @param key the header's value
 * @param bodyHash hash of the request, to tell a repetition from a mistake
 * @param editId the edit the request became
 */
public record IdempotencyRecord(String caller, String key, String bodyHash, String editId, Instant createdAt) {
    public IdempotencyRecord {
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(bodyHash, "bodyHash");
        Objects.requireNonNull(editId, "editId");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
