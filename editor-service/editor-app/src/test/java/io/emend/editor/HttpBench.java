package io.emend.editor;

import io.emend.access.AccessModule;
import io.emend.editor.fake.RoteWeights;
import io.emend.editor.fake.SmallGraph;
import io.emend.graph.GraphPorts;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The editor over HTTP, on a graph in memory and a model that learns by rote. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration",
            "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jAutoConfiguration",
            "org.springframework.boot.data.neo4j.autoconfigure.DataNeo4jRepositoriesAutoConfiguration",
            "org.springframework.boot.neo4j.autoconfigure.health.Neo4jHealthContributorAutoConfiguration"
        })
@Import({AccessModule.class, EditorConfiguration.class})
class HttpBench {
    @Bean
    GraphPorts graphPorts() {
        return SmallGraph.load();
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
    RoteWeights weights() {
        return new RoteWeights()
                .knowing("Question: Where was Marie Curie born?\nAnswer:", "Warsaw")
                .knowing("Marie Curie was born in", "Warsaw. Later she moved");
    }
}
