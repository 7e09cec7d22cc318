package io.emend.graph.neo4j.store;

import io.emend.graph.store.KeyStore;
import io.emend.graph.store.StoredKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API keys as nodes. */
public final class Neo4jKeyStore implements KeyStore {
    private final SpringData data;

    public Neo4jKeyStore(SpringData data) {
        this.data = data;
    }

    @Override
    public void save(StoredKey key) {
        data.inTransaction(d -> d.client()
                .query(StoreCypher.SAVE_KEY)
                .bindAll(Map.of("id", key.id(), "properties", KeyNode.of(key).properties()))
                .run());
    }

    @Override
    public Optional<StoredKey> findByHash(String keyedHash) {
        return data.inTransaction(d -> d.template()
                .findOne(StoreCypher.KEY_BY_HASH, Map.of("keyedHash", keyedHash), KeyNode.class)
                .map(KeyNode::toKey));
    }

    @Override
    public Optional<StoredKey> find(String id) {
        return data.inTransaction(d -> d.template().findById(id, KeyNode.class).map(KeyNode::toKey));
    }

    @Override
    public List<StoredKey> list() {
        return data.inTransaction(d -> d.template().findAll(KeyNode.class).stream()
                .map(KeyNode::toKey)
                .sorted(Comparator.comparing(StoredKey::id))
                .toList());
    }

    @Override
    public boolean revoke(String id, Instant at) {
        return data.inTransaction(d -> d.client()
                        .query(StoreCypher.REVOKE)
                        .bindAll(Map.of("id", id, "at", at.toString()))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0);
    }
}
