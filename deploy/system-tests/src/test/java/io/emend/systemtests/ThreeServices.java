package io.emend.systemtests;

import io.emend.controller.ControllerApplication;
import io.emend.editor.EditorApplication;
import io.emend.graph.GraphPorts;
import io.emend.graph.neo4j.Neo4jGraph;
import io.emend.interpreter.InterpreterApplication;
import io.emend.neo4j.EmbeddedNeo4j;
import io.emend.standalone.DemonstrationGraph;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
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
    private final Wire database;
    private final Wire editorWire;
    private final Map<String, Object> shared;
    private final URI controller;
    private final URI interpreter;
    private ConfigurableApplicationContext editorContext;

    /** With the demonstration graph. */
    ThreeServices() {
        this(DemonstrationGraph::loadInto);
    }

    ThreeServices(Consumer<GraphPorts> content) {
        EmbeddedNeo4j neo4j = EmbeddedNeo4j.open(folder.path().resolve("neo4j"), PAGE_CACHE_BYTES);
        running.push(neo4j);
        loadGraph(neo4j, content);
        database = new Wire(neo4j.uri());
        running.push(database);
        shared = Map.of(
                "server.port",
                0,
                "server.address",
                "127.0.0.1",
                "spring.neo4j.uri",
                "bolt://127.0.0.1:" + database.port(),
                "spring.neo4j.authentication.username",
                EmbeddedNeo4j.USER,
                "spring.neo4j.authentication.password",
                neo4j.password(),
                "emend.access.secret",
                "the secret of the tests' keyed hashes",
                "emend.access.service-key",
                SERVICE_KEY,
                "logging.threshold.console",
                "WARN");
        editorContext = startEditor(0);
        editorWire = new Wire(address(editorContext));
        running.push(editorWire);
        Map<String, Object> own = new HashMap<>(EveryAnswer.SETTINGS);
        own.put("emend.controller.editor-url", "http://127.0.0.1:" + editorWire.port());
        own.put("emend.controller.lost-answer-grace", "1s");
        controller = address(started(ControllerApplication.class, "controller", own));
        interpreter = address(started(
                InterpreterApplication.class,
                "interpreter",
                Map.of("emend.interpreter.controller-url", controller.toString())));
    }

    /** Between every service and the graph database. */
    Wire database() {
        return database;
    }

    /** Between controller and editor. */
    Wire editorWire() {
        return editorWire;
    }

    /** Afterwards connections to it are refused, as they are where nobody listens. */
    void stopEditor() {
        editorContext.close();
        editorWire.cut();
    }

    /** On the port it had. */
    void startEditorAgain() {
        int port = Integer.parseInt(editorContext.getEnvironment().getRequiredProperty("local.server.port"));
        editorContext = startEditor(port);
        editorWire.mend();
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
        return address(editorContext);
    }

    @Override
    public Path weights() {
        return folder.path().resolve("weights");
    }

    @Override
    public void close() {
        editorContext.close();
        while (!running.isEmpty()) {
            close(running.pop());
        }
        folder.close();
    }

    private ConfigurableApplicationContext startEditor(int port) {
        return start(
                EditorApplication.class,
                "editor",
                Map.of(
                        "emend.editor.old-snapshots",
                        1,
                        "server.port",
                        port,
                        "emend.editor.model-folder",
                        DemonstrationModel.folder().toString(),
                        "emend.editor.data-folder",
                        weights().toString()));
    }

    private ConfigurableApplicationContext started(Class<?> application, String name, Map<String, Object> own) {
        ConfigurableApplicationContext context = start(application, name, own);
        running.push(context);
        return context;
    }

    private ConfigurableApplicationContext start(Class<?> application, String name, Map<String, Object> own) {
        Map<String, Object> properties = new HashMap<>(shared);
        properties.putAll(own);
        properties.put("spring.config.name", name);
        return new SpringApplicationBuilder(application)
                .bannerMode(Banner.Mode.OFF)
                .profiles("demo")
                .run(properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    private static URI address(ConfigurableApplicationContext context) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static void loadGraph(EmbeddedNeo4j database, Consumer<GraphPorts> content) {
        try (Driver driver =
                GraphDatabase.driver(database.uri(), AuthTokens.basic(EmbeddedNeo4j.USER, database.password()))) {
            content.accept(Neo4jGraph.open(driver));
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
