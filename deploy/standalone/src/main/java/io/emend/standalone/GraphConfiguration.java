package io.emend.standalone;

import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import io.emend.graph.neo4j.Neo4jGraph;
import io.emend.schema.KnowledgeSchema;
import org.neo4j.driver.Driver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The graph over the embedded database, loaded before anybody gets to see it. */
@Configuration(proxyBeanMethods = false)
class GraphConfiguration {
    @Bean
    Neo4jGraph neo4jGraph(Driver driver, Progress progress) {
        progress.begin("Opening the graph");
        Neo4jGraph graph = Neo4jGraph.open(driver);
        new DemonstrationGraph(graph.knowledge(), graph.ledger(), progress).loadIfEmpty();
        return graph;
    }

    @Bean
    KnowledgeGraph knowledgeGraph(Neo4jGraph graph) {
        return graph.knowledge();
    }

    @Bean
    Ledger ledger(Neo4jGraph graph) {
        return graph.ledger();
    }

    @Bean
    EntityCatalog entityCatalog(Neo4jGraph graph) {
        return graph.catalog();
    }

    @Bean
    KnowledgeSchema knowledgeSchema() {
        return KnowledgeSchema.load();
    }
}
