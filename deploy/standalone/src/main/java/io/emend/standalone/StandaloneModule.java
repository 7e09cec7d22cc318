package io.emend.standalone;

import io.emend.access.AccessModule;
import io.emend.access.key.KeyModule;
import io.emend.controller.ControllerModule;
import io.emend.editor.EditorModule;
import io.emend.graph.GraphModule;
import io.emend.interpreter.InterpreterModule;
import io.emend.neo4j.EmbeddedNeo4jModule;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Everything in one JVM. The order of the imports is the order in which beans are made: the graph is loaded before the
 * services, which read it when they start.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    AccessModule.class,
    EmbeddedNeo4jModule.class,
    GraphModule.class,
    GraphConfiguration.class,
    KeyModule.class,
    EditorModule.class,
    ControllerModule.class,
    InterpreterModule.class
})
public class StandaloneModule {}
