package io.emend.graph.memory;

import io.emend.graph.store.StoredWebhook;
import io.emend.graph.store.WebhookStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Subscriptions in a map. */
final class InMemoryWebhookStore implements WebhookStore {
    private final Map<String, StoredWebhook> webhooks = new TreeMap<>();

    @Override
    public synchronized void save(StoredWebhook webhook) {
        webhooks.put(webhook.id(), webhook);
    }

    @Override
    public synchronized Optional<StoredWebhook> find(String id) {
        return Optional.ofNullable(webhooks.get(id));
    }

    @Override
    public synchronized List<StoredWebhook> list() {
        return List.copyOf(webhooks.values());
    }

    @Override
    public synchronized void delivered(String id, long revision) {
        webhooks.computeIfPresent(id, (same, webhook) -> webhook.deliveredTo(revision));
    }

    @Override
    public synchronized boolean delete(String id) {
        return webhooks.remove(id) != null;
    }
}
