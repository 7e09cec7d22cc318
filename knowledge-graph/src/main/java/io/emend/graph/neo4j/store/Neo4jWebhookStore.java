package io.emend.graph.neo4j.store;

import io.emend.graph.store.StoredWebhook;
import io.emend.graph.store.WebhookStore;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Subscriptions as nodes. */
public final class Neo4jWebhookStore implements WebhookStore {
    private final SpringData data;

    public Neo4jWebhookStore(SpringData data) {
        this.data = data;
    }

    @Override
    public void save(StoredWebhook webhook) {
        data.inTransaction(d -> d.client()
                .query(StoreCypher.SAVE_WEBHOOK)
                .bindAll(Map.of("id", webhook.id(), "properties", WebhookNode.properties(webhook)))
                .run());
    }

    @Override
    public Optional<StoredWebhook> find(String id) {
        return data.inTransaction(
                d -> d.template().findById(id, WebhookNode.class).map(WebhookNode::toWebhook));
    }

    @Override
    public List<StoredWebhook> list() {
        return data.inTransaction(d -> d.template().findAll(WebhookNode.class).stream()
                .map(WebhookNode::toWebhook)
                .sorted(Comparator.comparing(StoredWebhook::id))
                .toList());
    }

    @Override
    public void delivered(String id, long revision) {
        data.inTransaction(d -> d.client()
                .query(StoreCypher.DELIVERED)
                .bindAll(Map.of("id", id, "revision", revision))
                .run());
    }

    @Override
    public boolean delete(String id) {
        return data.inTransaction(d -> d.client()
                        .query(StoreCypher.DELETE_WEBHOOK)
                        .bindAll(Map.of("id", id))
                        .fetchAs(Long.class)
                        .one()
                        .orElse(0L)
                > 0);
    }
}
