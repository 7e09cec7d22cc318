package io.emend.graph.neo4j.store;

import io.emend.graph.store.StoredWebhook;
import java.time.Instant;
import java.util.Map;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/** A subscription as a node; the instant is ISO text. */
@Node("Webhook")
record WebhookNode(@Id String id, String url, String secret, String createdBy, String createdAt, long delivered) {
    static Map<String, Object> properties(StoredWebhook webhook) {
        return Map.of(
                "id", webhook.id(),
                "url", webhook.url(),
                "secret", webhook.secret(),
                "createdBy", webhook.createdBy(),
                "createdAt", webhook.createdAt().toString(),
                "delivered", webhook.delivered());
    }

    StoredWebhook toWebhook() {
        return new StoredWebhook(id, url, secret, createdBy, Instant.parse(createdAt), delivered);
    }
}
