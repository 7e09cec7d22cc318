package io.emend.standalone;

import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.shapes.ShapeValidator;
import io.emend.standalone.console.Progress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The schema, and the demonstration graph in an empty ledger before any service gets to see it. */
@Configuration(proxyBeanMethods = false)
class GraphConfiguration {
    @Bean
    DemonstrationGraph demonstrationGraph(KnowledgeGraph graph, Ledger ledger, Progress progress) {
        DemonstrationGraph demonstration = new DemonstrationGraph(graph, ledger, progress);
        demonstration.loadIfEmpty();
        return demonstration;
    }

    @Bean
    KnowledgeSchema knowledgeSchema() {
        return KnowledgeSchema.load().frozen();
    }

    @Bean
    ShapeValidator shapeValidator(KnowledgeSchema schema) {
        return ShapeValidator.load(schema);
    }
}
