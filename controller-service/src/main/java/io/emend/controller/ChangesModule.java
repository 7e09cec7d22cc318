package io.emend.controller;

import io.emend.access.CurrentCaller;
import io.emend.controller.adapter.HttpDeliveries;
import io.emend.controller.api.ChangesController;
import io.emend.controller.api.WebhookController;
import io.emend.controller.domain.change.ChangeLog;
import io.emend.controller.domain.change.Webhooks;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.edit.EditBook;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.store.WebhookStore;
import java.time.Clock;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Who is told of new revisions: streams and webhooks. */
@Configuration(proxyBeanMethods = false)
class ChangesModule {
    private final Clock clock = Clock.systemUTC();

    @Bean
    ChangeLog changeLog(KnowledgeGraph graph, EditBook book) {
        return new ChangeLog(graph, book);
    }

    @Bean
    ChangesController changesController(ChangeLog changes, CurrentCaller caller) {
        return new ChangesController(changes, caller);
    }

    @Bean
    HttpDeliveries webhookDeliveries(
            ChangeLog changes, WebhookStore store, JsonMapper json, ControllerProperties properties) {
        ControllerProperties.Webhooks wanted = properties.webhooks();
        return new HttpDeliveries(
                changes,
                store,
                json,
                clock,
                new HttpDeliveries.Retries(wanted.timeout(), wanted.firstRetry(), wanted.longestRetry()));
    }

    @Bean
    Webhooks webhooks(WebhookStore store, HttpDeliveries deliveries, KnowledgeGraph graph, AuditTrail audit) {
        return new Webhooks(store, deliveries, graph, audit, clock);
    }

    /** Subscribers are told of what happened while the service was away. */
    @Bean
    ApplicationRunner webhookResumption(Webhooks webhooks) {
        return arguments -> webhooks.resume();
    }

    @Bean
    WebhookController webhookController(Webhooks webhooks, HttpDeliveries deliveries, CurrentCaller caller) {
        return new WebhookController(webhooks, deliveries, caller);
    }
}
