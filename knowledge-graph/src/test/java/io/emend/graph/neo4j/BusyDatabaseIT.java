package io.emend.graph.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.problem.Unavailable;
import io.emend.graph.GraphPorts;
import io.emend.graph.store.EditFilter;
import io.emend.neo4j.EmbeddedNeo4j;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

class BusyDatabaseIT {
    private static final long PAGE_CACHE = 32L << 20;
    /** Long enough for a first connection on a slow machine. */
    private static final long ACQUISITION_MILLIS = 2_000;

    private static final Config ONE_CONNECTION = Config.builder()
            .withMaxConnectionPoolSize(1)
            .withConnectionAcquisitionTimeout(ACQUISITION_MILLIS, TimeUnit.MILLISECONDS)
            .withMaxTransactionRetryTime(500, TimeUnit.MILLISECONDS)
            .build();

    @Test
    void isUnavailableWhileNoConnectionBecomesFree(@TempDir Path folder) {
        try (EmbeddedNeo4j database = EmbeddedNeo4j.open(folder, PAGE_CACHE);
                Driver driver = GraphDatabase.driver(
                        database.uri(), AuthTokens.basic(EmbeddedNeo4j.USER, database.password()), ONE_CONNECTION)) {
            GraphPorts graph = Neo4jGraph.open(driver);
            try (Session session = driver.session();
                    Transaction other = session.beginTransaction()) {
                other.run("RETURN 1", Map.of()).consume();

                assertThatThrownBy(() -> graph.knowledge().state()).isInstanceOf(Unavailable.class);
                assertThatThrownBy(() -> graph.rules().add("{}", "admin", "", Instant.EPOCH))
                        .isInstanceOf(Unavailable.class);
                assertThatThrownBy(() -> graph.edits().list(EditFilter.any(1))).isInstanceOf(Unavailable.class);
            }
            assertThat(graph.knowledge().state().revision()).isZero();
        }
    }
}
