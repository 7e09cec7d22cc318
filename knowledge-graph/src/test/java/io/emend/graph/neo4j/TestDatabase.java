package io.emend.graph.neo4j;

import io.emend.neo4j.EmbeddedNeo4j;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationConfig;

/** One embedded database for all tests of this JVM; it takes seconds to start. */
final class TestDatabase {
    private static final long PAGE_CACHE = 128L << 20;
    private static final Driver DRIVER = start();

    private TestDatabase() {}

    static Driver driver() {
        return DRIVER;
    }

    /** A driver without the server's hints about properties that no node has yet. */
    static Driver connect(EmbeddedNeo4j database) {
        return GraphDatabase.driver(
                database.uri(),
                AuthTokens.basic(EmbeddedNeo4j.USER, database.password()),
                Config.builder()
                        .withNotificationConfig(NotificationConfig.disableAllConfig())
                        .build());
    }

    /** Removes every node; constraints and indexes stay. */
    static void clear(Driver driver) {
        driver.executableQuery("MATCH (n) DETACH DELETE n")
                .withParameters(Map.of())
                .execute();
    }

    private static Driver start() {
        try {
            Path folder = Files.createTempDirectory("emend-test-neo4j");
            EmbeddedNeo4j database = EmbeddedNeo4j.open(folder, PAGE_CACHE);
            Driver driver = connect(database);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                driver.close();
                database.close();
            }));
            return driver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
