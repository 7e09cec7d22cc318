package io.emend.controller;

import io.emend.access.CurrentCaller;
import io.emend.contract.problem.KnowledgeProblem;
import io.emend.controller.api.SchemaController;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.schema.GraphCheck;
import io.emend.controller.domain.schema.SchemaAdministration;
import io.emend.controller.domain.schema.Validations;
import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.store.SchemaStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Changes of the schema while the service runs, and validations of the whole graph. */
@Configuration(proxyBeanMethods = false)
class SchemaModule {
    private static final Duration SCHEMA_AGE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(SchemaModule.class);
    private final Clock clock = Clock.systemUTC();

    @Bean
    GraphCheck graphCheck(KnowledgeGraph graph, EntityCatalog catalog) {
        return new GraphCheck(graph, catalog);
    }

    @Bean
    SchemaAdministration schemaAdministration(
            SchemaInUse schema, SchemaStore store, GraphCheck check, AuditTrail audit) {
        SchemaAdministration schemas =
                new SchemaAdministration(schema.schema(), schema.shapes(), store, check, audit, clock);
        schemas.refresh();
        return schemas;
    }

    /** Brings in what another process on the same graph has changed of the schema. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService schemaRefresh(SchemaAdministration schemas) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("schema-refresh").factory());
        executor.scheduleWithFixedDelay(
                () -> {
                    try {
                        schemas.refresh();
                    } catch (KnowledgeProblem e) {
                        log.warn("The schema's documents could not be read again: {}", e.getMessage());
                    }
                },
                SCHEMA_AGE.toMillis(),
                SCHEMA_AGE.toMillis(),
                TimeUnit.MILLISECONDS);
        return executor;
    }

    @Bean
    SchemaController schemaController(
            SchemaAdministration schemas,
            GraphCheck check,
            SchemaInUse schema,
            AuditTrail audit,
            CurrentCaller caller) {
        Validations validations = new Validations(
                check,
                schema.schema(),
                schema.shapes(),
                audit,
                clock,
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("validation-", 0).factory()));
        return new SchemaController(schemas, validations, caller);
    }
}
