package io.emend.controller.adapter;

import io.emend.contract.problem.Unavailable;
import io.emend.controller.domain.change.Change;
import io.emend.controller.domain.change.ChangeLog;
import io.emend.controller.domain.change.Deliveries;
import io.emend.controller.domain.change.WebhookSignature;
import io.emend.graph.store.StoredWebhook;
import io.emend.graph.store.WebhookStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls subscribers over HTTP, each from a thread of its own and in the order of the ledger. A call that is not answered
 * with 2xx is made again, after longer and longer pauses and for ever; a subscriber may so get a revision twice, with the
 * same {@code webhook-id}, and never out of turn. Thread-safe.
 */
public final class HttpDeliveries implements Deliveries, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpDeliveries.class);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final int FIRST_OK = 200;
    private static final int FIRST_NOT_OK = 300;
    private static final int MOST_DOUBLINGS = 20;

    private final ChangeLog changes;
    private final WebhookStore store;
    private final JsonMapper json;
    private final Clock clock;
    private final Retries retries;
    private final HttpClient http;
    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    public HttpDeliveries(ChangeLog changes, WebhookStore store, JsonMapper json, Clock clock, Retries retries) {
        this.changes = changes;
        this.store = store;
        this.json = json;
        this.clock = clock;
        this.retries = retries;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(retries.timeout())
                .build();
    }

    /**
     * When a call is given up and made again.
     *
     * @param timeout longest wait for an answer
     * @param first pause after the first failure; each further one is twice as long
     * @param longest longest pause
     */
    public record Retries(Duration timeout, Duration first, Duration longest) {
        Duration afterAttempt(int attempt) {
            Duration pause = first.multipliedBy(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
            return pause.compareTo(longest) > 0 ? longest : pause;
        }
    }

    @Override
    public void start(StoredWebhook webhook) {
        running.computeIfAbsent(
                webhook.id(), id -> Thread.ofVirtual().name("webhook-" + id).start(() -> deliver(webhook)));
    }

    @Override
    public void stop(String webhookId) {
        Thread thread = running.remove(webhookId);
        if (thread != null) {
            thread.interrupt();
        }
        troubles.remove(webhookId);
    }

    @Override
    public Optional<Trouble> trouble(String webhookId) {
        return Optional.ofNullable(troubles.get(webhookId));
    }

    @Override
    public void close() {
        running.values().forEach(Thread::interrupt);
        http.shutdownNow();
    }

    private void deliver(StoredWebhook webhook) {
        long position = webhook.delivered();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    for (Change change : changes.await(position, LOOK)) {
                        deliver(webhook, change);
                        position = change.revision().revision();
                        store.delivered(webhook.id(), position);
                    }
                } catch (Unavailable databaseGone) {
                    Thread.sleep(retries.afterAttempt(1));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(StoredWebhook webhook, Change change) throws InterruptedException {
        String id = webhook.id() + '-' + change.revision().revision();
        String body = json.writeValueAsString(change);
        for (int attempt = 1; ; attempt++) {
            Optional<String> failure = call(webhook, id, body);
            if (failure.isEmpty()) {
                troubles.remove(webhook.id());
                return;
            }
            troubles.put(webhook.id(), new Trouble(attempt, failure.get()));
            log.debug("webhook {} attempt {}: {}", id, attempt, failure.get());
            Thread.sleep(retries.afterAttempt(attempt));
        }
    }

    /** Makes one call; returns what went wrong. */
    private Optional<String> call(StoredWebhook webhook, String id, String body) throws InterruptedException {
        long now = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(URI.create(webhook.url()))
                .timeout(retries.timeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Emend")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(now))
                .header("webhook-signature", WebhookSignature.of(webhook.secret(), id, now, body))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status >= FIRST_OK && status < FIRST_NOT_OK
                    ? Optional.empty()
                    : Optional.of("The subscriber answered HTTP " + status + ".");
        } catch (IOException unreachable) {
            return Optional.of("The subscriber cannot be reached: "
                    + unreachable.getClass().getSimpleName() + ".");
        }
    }
}
