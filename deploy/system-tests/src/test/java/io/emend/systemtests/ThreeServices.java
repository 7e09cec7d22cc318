package io.emend.systemtests;

import io.emend.controller.ControllerApplication;
import io.emend.editor.EditorApplication;
import io.emend.graph.GraphPorts;
import io.emend.graph.neo4j.Neo4jGraph;
import io.emend.interpreter.InterpreterApplication;
import io.emend.neo4j.EmbeddedNeo4j;
import io.emend.standalone.DemonstrationGraph;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Three services on ports of their own, HTTP between them, sharing one database. */
final class ThreeServices implements Topology {
    private static final long PAGE_CACHE_BYTES = 128L << 20;
    private static final String SERVICE_KEY = "a-key-that-only-services-know";

    private final TemporaryFolder folder = TemporaryFolder.create("three-services");
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final URI editor;
    private final URI controller;
    private final URI interpreter;

    ThreeServices() {
        EmbeddedNeo4j database = EmbeddedNeo4j.open(folder.path().resolve("neo4j"), PAGE_CACHE_BYTES);
        running.push(database);
        loadGraph(database);
        Map<String, Object> shared = Map.of(
                "server.port",
                0,
                "server.address",
                "127.0.0.1",
                "spring.neo4j.uri",
                database.uri().toString(),
                "spring.neo4j.authentication.username",
                EmbeddedNeo4j.USER,
                "spring.neo4j.authentication.password",
                database.password(),
                "emend.access.secret",
                "the secret of the tests' keyed hashes",
                "emend.access.service-key",
                SERVICE_KEY,
                "logging.threshold.console",
                "WARN");
        editor = start(
                EditorApplication.class,
                "editor",
                shared,
                Map.of(
                        "emend.editor.model-folder", DemonstrationModel.folder().toString(),
                        "emend.editor.data-folder",
                                folder.path().resolve("weights").toString()));
        controller = start(
                ControllerApplication.class,
                "controller",
                shared,
                Map.of("emend.controller.editor-url", editor.toString()));
        interpreter = start(
                InterpreterApplication.class,
                "interpreter",
                shared,
                Map.of("emend.interpreter.controller-url", controller.toString()));
    }

    @Override
    public URI interpreter() {
        return interpreter;
    }

    @Override
    public URI controller() {
        return controller;
    }

    @Override
    public URI editor() {
        return editor;
    }

    @Override
    public void close() {
        while (!running.isEmpty()) {
            close(running.pop());
        }
        folder.close();
    }

    private URI start(Class<?> application, String name, Map<String, Object> shared, Map<String, Object> own) {
        Map<String, Object> properties = new HashMap<>(shared);
        properties.putAll(own);
        properties.put("spring.config.name", name);
        ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .bannerMode(Banner.Mode.OFF)
                .profiles("demo")
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
        running.push(context);
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static void loadGraph(EmbeddedNeo4j database) {
        try (Driver driver =
                GraphDatabase.driver(database.uri(), AuthTokens.basic(EmbeddedNeo4j.USER, database.password()))) {
            GraphPorts graph = Neo4jGraph.open(driver);
            DemonstrationGraph.loadInto(graph);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            throw new IllegalStateException("A service did not stop: " + part, failure);
        }
    }
}
