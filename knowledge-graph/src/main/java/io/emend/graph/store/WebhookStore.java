package io.emend.graph.store;

import java.util.List;
import java.util.Optional;

/** Who wants to be called when a revision is made, and how far each has been told. Thread-safe. */
public interface WebhookStore {
    /** Creates the subscription, or replaces the one with the same id. */
    void save(StoredWebhook webhook);

    Optional<StoredWebhook> find(String id);

    /** All subscriptions, by id. */
    List<StoredWebhook> list();

    /**
     * Notes that everything up to a revision has been delivered; an earlier revision than noted changes nothing, nor does
     * an unknown id.
     */
    void delivered(String id, long revision);

    /**
     * Removes a subscription.
     *
     * @return whether there was one
     */
    boolean delete(String id);
}
