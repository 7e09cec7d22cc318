package io.emend.graph;

import io.emend.graph.neo4j.Neo4jGraph;
import io.emend.graph.store.AuditLog;
import io.emend.graph.store.EditStore;
import io.emend.graph.store.KeyStore;
import io.emend.graph.store.RuleStore;
import io.emend.graph.store.SchemaStore;
import io.emend.graph.store.WebhookStore;
import org.neo4j.driver.Driver;
import org.neo4j.driver.NotificationConfig;
import org.springframework.boot.neo4j.autoconfigure.ConfigBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The graph's ports as beans, over the driver that Spring Boot configures. Opening creates constraints and revision 0. */
@Configuration(proxyBeanMethods = false)
public class GraphModule {
    /** A property that no node has yet is no news to anybody. */
    @Bean
    ConfigBuilderCustomizer withoutNotifications() {
        return config -> config.withNotificationConfig(NotificationConfig.disableAllConfig());
    }

    @Bean
    GraphPorts graphPorts(Driver driver) {
        return Neo4jGraph.open(driver);
    }

    @Bean
    KnowledgeGraph knowledgeGraph(GraphPorts graph) {
        return graph.knowledge();
    }

    @Bean
    Ledger ledger(GraphPorts graph) {
        return graph.ledger();
    }

    @Bean
    EntityCatalog entityCatalog(GraphPorts graph) {
        return graph.catalog();
    }

    @Bean
    EditStore editStore(GraphPorts graph) {
        return graph.edits();
    }

    @Bean
    KeyStore keyStore(GraphPorts graph) {
        return graph.keys();
    }

    @Bean
    WebhookStore webhookStore(GraphPorts graph) {
        return graph.webhooks();
    }

    @Bean
    SchemaStore schemaStore(GraphPorts graph) {
        return graph.schemas();
    }

    @Bean
    RuleStore ruleStore(GraphPorts graph) {
        return graph.rules();
    }

    @Bean
    AuditLog auditLog(GraphPorts graph) {
        return graph.audit();
    }
}
