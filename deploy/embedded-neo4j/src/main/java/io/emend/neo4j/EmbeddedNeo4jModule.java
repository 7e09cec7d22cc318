package io.emend.neo4j;

import java.net.URI;
import org.neo4j.driver.AuthToken;
import org.neo4j.driver.AuthTokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded database and points Spring Boot's driver at it. Import it in place of {@code spring.neo4j.uri}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EmbeddedNeo4jProperties.class)
public class EmbeddedNeo4jModule {
    @Bean
    EmbeddedNeo4j embeddedNeo4j(EmbeddedNeo4jProperties properties, ObjectProvider<OpeningNeo4j> opening) {
        OpeningNeo4j begun = opening.getIfAvailable();
        return begun == null ? EmbeddedNeo4j.open(properties) : begun.await();
    }

    @Bean
    Neo4jConnectionDetails embeddedNeo4jConnection(EmbeddedNeo4j database) {
        return new Neo4jConnectionDetails() {
            @Override
            public URI getUri() {
                return database.uri();
            }

            @Override
            public AuthToken getAuthToken() {
                return AuthTokens.basic(EmbeddedNeo4j.USER, database.password());
            }
        };
    }
}
