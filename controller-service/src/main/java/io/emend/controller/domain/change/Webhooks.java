package io.emend.controller.domain.change;

import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.edit.Author;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementIds;
import io.emend.graph.store.StoredWebhook;
import io.emend.graph.store.WebhookStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Subscriptions to new revisions. Thread-safe. */
public final class Webhooks {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final int LONGEST_URL = 2_000;

    private final WebhookStore store;
    private final Deliveries deliveries;
    private final KnowledgeGraph graph;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Webhooks(WebhookStore store, Deliveries deliveries, KnowledgeGraph graph, AuditTrail audit, Clock clock) {
        this.store = store;
        this.deliveries = deliveries;
        this.graph = graph;
        this.audit = audit;
        this.clock = clock;
    }

    /** Goes on delivering to everybody who has subscribed. */
    public void resume() {
        store.list().forEach(deliveries::start);
    }

    /**
     * Subscribes.
     *
     * @param since revision after which to begin, null for the present one
     * @throws Malformed if the address is no absolute http or https URL
     */
    public StoredWebhook subscribe(Author author, String url, @Nullable Long since) {
        requireCallable(url);
        long from = since == null ? graph.state().revision() : Math.max(0, since);
        StoredWebhook webhook = new StoredWebhook(
                StatementIds.next("w"),
                url,
                WebhookSignature.newSecret(random),
                author.name(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                from);
        store.save(webhook);
        audit.succeeded(author, "webhook.create", webhook.id(), Map.of("url", url));
        deliveries.start(webhook);
        return webhook;
    }

    public List<StoredWebhook> list() {
        return store.list();
    }

    /** @throws Missing if there is no such subscription */
    public StoredWebhook get(String id) {
        return store.find(id).orElseThrow(() -> missing(id));
    }

    /** @throws Missing if there is no such subscription */
    public void unsubscribe(Author author, String id) {
        deliveries.stop(id);
        if (!store.delete(id)) {
            throw missing(id);
        }
        audit.succeeded(author, "webhook.delete", id, Map.of());
    }

    private static Missing missing(String id) {
        return new Missing("There is no webhook \"%s\"; GET /v1/webhooks lists them.".formatted(id), Map.of());
    }

    private static void requireCallable(String url) {
        boolean callable;
        try {
            URI uri = new URI(url);
            callable = uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && url.length() <= LONGEST_URL;
        } catch (URISyntaxException e) {
            callable = false;
        }
        if (!callable) {
            throw new Malformed("\"url\" is an absolute http or https address without a password; found \"%s\"."
                    .formatted(url.length() > LONGEST_URL ? url.length() + " characters" : url));
        }
    }
}
