package io.emend.graph.memory;

import io.emend.graph.store.KeyStore;
import io.emend.graph.store.StoredKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keys in a map. */
final class InMemoryKeyStore implements KeyStore {
    private final Map<String, StoredKey> keys = new TreeMap<>();

    @Override
    public synchronized void save(StoredKey key) {
        keys.put(key.id(), key);
    }

    @Override
    public synchronized Optional<StoredKey> findByHash(String keyedHash) {
        return keys.values().stream()
                .filter(key -> key.keyedHash().equals(keyedHash))
                .findFirst();
    }

    @Override
    public synchronized Optional<StoredKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public synchronized List<StoredKey> list() {
        return List.copyOf(keys.values());
    }

    @Override
    public synchronized boolean revoke(String id, Instant at) {
        StoredKey key = keys.get(id);
        if (key == null || key.revokedAt() != null) {
            return false;
        }
        keys.put(id, key.revoked(at));
        return true;
    }
}
