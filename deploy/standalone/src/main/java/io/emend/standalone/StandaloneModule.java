package io.emend.standalone;

import io.emend.access.AccessModule;
import io.emend.editor.EditorModule;
import io.emend.neo4j.EmbeddedNeo4jModule;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything in one JVM. The graph is loaded before the services are made, for they index it when they start. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({AccessModule.class, EmbeddedNeo4jModule.class, GraphConfiguration.class, EditorModule.class})
public class StandaloneModule {}
