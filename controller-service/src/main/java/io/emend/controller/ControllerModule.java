package io.emend.controller;

import io.emend.access.CurrentCaller;
import io.emend.contract.model.EditorApi;
import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import io.emend.graph.store.AuditLog;
import io.emend.graph.store.EditStore;
import io.emend.graph.store.WebhookStore;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.shapes.ShapeValidator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The controller, wired. Needs from outside: {@link KnowledgeGraph}, {@link Ledger} (for imports alone),
 * {@link EntityCatalog}, {@link EditStore}, {@link WebhookStore}, {@link AuditLog}, {@link CurrentCaller} and an
 * {@link EditorApi}, which in one JVM is the editor itself. A {@link KnowledgeSchema} and a {@link ShapeValidator} are used
 * when there, else the bundled ones are loaded.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ControllerProperties.class)
@Import({EditingModule.class, ScreeningModule.class, ReadingModule.class, ChangesModule.class, SchemaModule.class})
public class ControllerModule {
    @Bean
    SchemaInUse schemaInUse(ObjectProvider<KnowledgeSchema> schema, ObjectProvider<ShapeValidator> shapes) {
        KnowledgeSchema known =
                schema.getIfAvailable(() -> KnowledgeSchema.load().frozen());
        return new SchemaInUse(known, shapes.getIfAvailable(() -> ShapeValidator.load(known)));
    }
}
