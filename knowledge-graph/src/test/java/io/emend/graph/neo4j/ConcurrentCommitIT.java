package io.emend.graph.neo4j;

import static io.emend.graph.contract.TestGraphs.edit;
import static io.emend.graph.contract.TestGraphs.only;
import static io.emend.graph.contract.TestGraphs.planned;
import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.problem.Conflicted;
import io.emend.graph.GraphPorts;
import io.emend.graph.contract.TestGraphs;
import io.emend.graph.ledger.GraphCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Several writers on one database, each with ports of its own, as separate processes have them. */
class ConcurrentCommitIT {
    private static final int WRITERS = 4;
    private static final int ROUNDS = 5;

    @Test
    void letsExactlyOneOfSeveralPlansForASlotWin() throws Exception {
        TestDatabase.clear(TestDatabase.driver());
        List<GraphPorts> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Neo4jGraph.open(TestDatabase.driver()));
        }
        TestGraphs.loadSmallWorld(writers.getFirst());

        for (int round = 1; round <= ROUNDS; round++) {
            List<Boolean> won = race(writers, round);

            assertThat(won).containsOnlyOnce(true);
            assertThat(writers.getFirst().knowledge().slot("Q1", "P19")).hasSize(1);
            assertThat(writers.getFirst().knowledge().state().revision()).isEqualTo(1L + round);
        }
        assertThat(writers.getLast().ledger().isIntact()).isTrue();
    }

    private static List<Boolean> race(List<GraphPorts> writers, int round)
            throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            GraphPorts graph = writers.get(i);
            String name = round + "-" + i;
            GraphCommit commit = edit(
                    graph, "e-" + name, List.of(only(graph, "Q1", "P19")), planned("s-" + name, "Q1", "P19", "Q11"));
            tasks.add(() -> {
                start.await();
                return wins(graph, commit);
            });
        }
        List<Boolean> won = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Boolean> result : pool.invokeAll(tasks)) {
                won.add(result.get());
            }
        }
        return won;
    }

    private static boolean wins(GraphPorts graph, GraphCommit commit) {
        try {
            graph.ledger().commit(commit);
            return true;
        } catch (Conflicted.StalePlan stale) {
            return false;
        }
    }
}
