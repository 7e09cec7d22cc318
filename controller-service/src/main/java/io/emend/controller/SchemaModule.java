package io.emend.controller;

import io.emend.access.CurrentCaller;
import io.emend.controller.adapter.Refreshes;
import io.emend.controller.api.SchemaController;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.schema.GraphCheck;
import io.emend.controller.domain.schema.SchemaAdministration;
import io.emend.controller.domain.schema.Validations;
import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.store.SchemaStore;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Changes of the schema while the service runs, and validations of the whole graph. */
@Configuration(proxyBeanMethods = false)
class SchemaModule {
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

    @Bean
    Refreshes schemaRefresh(SchemaAdministration schemas) {
        return new Refreshes("schema", schemas::refresh);
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
