package io.emend.controller.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.emend.access.CurrentCaller;
import io.emend.access.Role;
import io.emend.contract.knowledge.Page;
import io.emend.contract.problem.Malformed;
import io.emend.controller.domain.change.Deliveries;
import io.emend.controller.domain.change.Webhooks;
import io.emend.controller.domain.edit.Author;
import io.emend.graph.store.StoredWebhook;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Subscriptions to new revisions, for administrators. Calls are signed as standardwebhooks.com says. */
@RestController
public final class WebhookController {
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final CurrentCaller caller;

    public WebhookController(Webhooks webhooks, Deliveries deliveries, CurrentCaller caller) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    /**
     * A wanted subscription.
     *
     * @param url where to send revisions, http or https
     * @param since revision after which to begin; the present one when null
     */
    public record WebhookRequest(
            @Nullable String url, @Nullable Long since) {}

    /**
     * A subscription.
     *
     * @param delivered newest revision that the subscriber has accepted
     * @param secret what calls are signed with, only in the answer that creates it
     * @param attempts how often the next revision has been tried in vain
     * @param trouble why the latest attempt failed
     */
    public record WebhookView(
            String id,
            String url,
            String createdBy,
            Instant createdAt,
            long delivered,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String secret,

            int attempts,
            @Nullable String trouble) {}

    /** Subscribes, and shows the secret, this once. */
    @PostMapping("/v1/webhooks")
    public ResponseEntity<WebhookView> create(@RequestBody WebhookRequest request) {
        if (request.url() == null) {
            throw new Malformed("A webhook needs a \"url\".");
        }
        StoredWebhook created = webhooks.subscribe(admin(), request.url(), request.since());
        return ResponseEntity.created(URI.create("/v1/webhooks/" + created.id()))
                .body(view(created, created.secret()));
    }

    /** All subscriptions, without their secrets. */
    @GetMapping("/v1/webhooks")
    public Page<WebhookView> list() {
        admin();
        return new Page<>(
                webhooks.list().stream().map(webhook -> view(webhook, null)).toList(), null);
    }

    @GetMapping("/v1/webhooks/{id}")
    public WebhookView find(@PathVariable("id") String id) {
        admin();
        return view(webhooks.get(id), null);
    }

    /** Unsubscribes. */
    @DeleteMapping("/v1/webhooks/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    public void delete(@PathVariable("id") String id) {
        webhooks.unsubscribe(admin(), id);
    }

    private Author admin() {
        return Author.of(caller.get().require(Role.ADMIN));
    }

    private WebhookView view(StoredWebhook webhook, @Nullable String secret) {
        Optional<Deliveries.Trouble> trouble = deliveries.trouble(webhook.id());
        return new WebhookView(
                webhook.id(),
                webhook.url(),
                webhook.createdBy(),
                webhook.createdAt(),
                webhook.delivered(),
                secret,
                trouble.map(Deliveries.Trouble::attempts).orElse(0),
                trouble.map(Deliveries.Trouble::reason).orElse(null));
    }
}
