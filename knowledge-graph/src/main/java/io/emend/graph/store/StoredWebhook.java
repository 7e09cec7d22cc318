package io.emend.graph.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A subscription to revisions.
 *
 * @param url where to send them
 * @param secret what calls are signed with; needed in the clear, unlike an API key
 * @param createdBy who asked for it
 * @param delivered newest revision that has been delivered
 */
public record StoredWebhook(String id, String url, String secret, String createdBy, Instant createdAt, long delivered) {
    public StoredWebhook {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(createdBy, "createdBy");
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /** The same subscription, told of everything up to a revision. */
    public StoredWebhook deliveredTo(long revision) {
        return new StoredWebhook(id, url, secret, createdBy, createdAt, Math.max(delivered, revision));
    }

    @Override
    public String toString() {
        return "StoredWebhook[id=" + id + ", url=" + url + ", delivered=" + delivered + "]";
    }
}
