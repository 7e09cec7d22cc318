package io.emend.graph.neo4j;

import io.emend.graph.GraphPorts;
import io.emend.graph.contract.TestGraphs;
import io.emend.graph.ledger.Committed;
import io.emend.neo4j.EmbeddedNeo4j;
import java.nio.file.Path;
import java.util.List;
import org.neo4j.driver.Driver;

/** A process that commits as fast as it can and says so after each commit, until it is killed. */
final class CommitLoop {
    static final String COMMITTED = "committed ";
    private static final long PAGE_CACHE = 32L << 20;

    private CommitLoop() {}

    public static void main(String[] arguments) {
        try (EmbeddedNeo4j database = EmbeddedNeo4j.open(Path.of(arguments[0]), PAGE_CACHE);
                Driver driver = TestDatabase.connect(database)) {
            GraphPorts graph = Neo4jGraph.open(driver);
            TestGraphs.loadSmallWorld(graph);
            for (int i = 1; ; i++) {
                Committed committed = graph.ledger()
                        .commit(TestGraphs.edit(
                                graph,
                                "e-" + i,
                                List.of(TestGraphs.only(graph, "Q1", "P19")),
                                TestGraphs.planned("s-" + i, "Q1", "P19", i % 2 == 0 ? "Q10" : "Q11")));
                System.out.println(COMMITTED
                        + committed.revision()
                        + ' '
                        + committed.stateHash().graph()
                        + ' '
                        + committed.stateHash().ledger());
            }
        }
    }
}
