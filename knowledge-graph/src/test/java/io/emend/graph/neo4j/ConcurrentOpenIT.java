package io.emend.graph.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.graph.GraphPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.neo4j.driver.Driver;

/** Services that start together on a database nobody has used yet. */
class ConcurrentOpenIT {
    private static final int SERVICES = 4;

    @RepeatedTest(3)
    void allOfThemStart() throws Exception {
        Driver driver = TestDatabase.driver();
        TestDatabase.clear(driver);
        SchemaCypher.ALL.forEach(definition -> driver.executableQuery(definition.drop())
                .withParameters(Map.of())
                .execute());
        CyclicBarrier together = new CyclicBarrier(SERVICES);
        List<Callable<GraphPorts>> services = new ArrayList<>();
        for (int i = 0; i < SERVICES; i++) {
            services.add(() -> {
                together.await();
                return Neo4jGraph.open(driver);
            });
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(SERVICES)) {
            for (Future<GraphPorts> started : threads.invokeAll(services)) {
                assertThat(started.get().knowledge().state().revision()).isZero();
            }
        }

        assertThat(driver.executableQuery(SchemaCypher.EXISTING)
                        .withParameters(Map.of())
                        .execute()
                        .records())
                .extracting(row -> row.get("name").asString())
                .containsAll(SchemaCypher.ALL.stream()
                        .map(SchemaCypher.Definition::name)
                        .toList());
    }
}
