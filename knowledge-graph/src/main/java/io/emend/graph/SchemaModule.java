package io.emend.graph;

import io.emend.contract.problem.KnowledgeProblem;
import io.emend.graph.store.SchemaStore;
import io.emend.schema.InvalidSchema;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.shapes.ShapeValidator;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema of a process that does not administer it: the bundled one with the graph's documents on top, seconds old. */
@Configuration(proxyBeanMethods = false)
public class SchemaModule {
    private static final Duration AGE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(SchemaModule.class);

    @Bean
    KnowledgeSchema knowledgeSchema() {
        return KnowledgeSchema.load().frozen();
    }

    @Bean
    ShapeValidator shapeValidator(KnowledgeSchema schema) {
        return ShapeValidator.load(schema);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService schemaRefresh(KnowledgeSchema schema, ShapeValidator shapes, SchemaStore store) {
        StoredSchema stored = new StoredSchema(schema, shapes, store);
        refresh(stored);
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("schema-refresh").factory());
        executor.scheduleWithFixedDelay(() -> refresh(stored), AGE.toMillis(), AGE.toMillis(), TimeUnit.MILLISECONDS);
        return executor;
    }

    private static void refresh(StoredSchema stored) {
        try {
            stored.refresh();
        } catch (KnowledgeProblem | InvalidSchema e) {
            log.warn("The schema stays as it is, for its documents could not be read again: {}", e.getMessage());
        }
    }
}
