package io.emend.controller.domain.change;

import io.emend.graph.store.StoredWebhook;
import java.util.Optional;

/** The calls to subscribers that are going on. Thread-safe. */
public interface Deliveries {
    /** Begins to deliver what comes after the subscription's newest delivered revision, and goes on until it is stopped. */
    void start(StoredWebhook webhook);

    void stop(String webhookId);

    /** What went wrong with the latest attempt; empty when it went well, or there was none. */
    Optional<Trouble> trouble(String webhookId);

    /**
     * A call that failed.
     *
     * @param attempts how often it has been tried
     */
    record Trouble(int attempts, String reason) {}
}
