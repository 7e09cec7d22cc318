package io.emend.graph.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** API keys, as keyed hashes only. Thread-safe. */
public interface KeyStore {
    /** Creates the key, or replaces the one with the same id. */
    void save(StoredKey key);

    /** The key with this keyed hash, revoked and expired ones included. */
    Optional<StoredKey> findByHash(String keyedHash);

    Optional<StoredKey> find(String id);

    /** All keys, by id. */
    List<StoredKey> list();

    /**
     * Revokes a key for ever.
     *
     * @return whether there was one that was not revoked yet
     */
    boolean revoke(String id, Instant at);
}
