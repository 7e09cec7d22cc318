package io.emend.graph.neo4j;

import io.emend.contract.problem.Unavailable;
import io.emend.graph.GraphPorts;
import io.emend.graph.neo4j.store.Neo4jAuditLog;
import io.emend.graph.neo4j.store.Neo4jEditStore;
import io.emend.graph.neo4j.store.Neo4jKeyStore;
import io.emend.graph.neo4j.store.Neo4jWebhookStore;
import io.emend.graph.neo4j.store.SpringData;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.neo4j.driver.Driver;

/** The graph's ports over one Neo4j database. */
public final class Neo4jGraph {
    /** A database that is only just starting, or starved, gets this long to answer for the first time. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Neo4jGraph() {}

    /**
     * Opens the graph: constraints and indexes first, then revision 0 if there is none. Several processes may do so at
     * once. The driver stays its owner's to close.
     *
     * @throws io.emend.contract.problem.Unavailable if the database cannot be reached for a minute
     */
    public static GraphPorts open(Driver driver) {
        Sessions sessions = new Sessions(driver);
        patiently(() -> new GraphIndexes(sessions).define());
        StatementNodes statements = new StatementNodes();
        Neo4jLedger ledger = new Neo4jLedger(sessions, statements);
        ledger.createGenesis();
        SpringData data = SpringData.over(driver);
        return new GraphPorts(
                new Neo4jKnowledgeGraph(sessions, statements),
                ledger,
                new Neo4jEntityCatalog(sessions),
                new Neo4jEditStore(data),
                new Neo4jKeyStore(data),
                new Neo4jAuditLog(data),
                new Neo4jWebhookStore(data),
                new Neo4jSchemaStore(sessions),
                new Neo4jRuleStore(sessions));
    }

    private static void patiently(Runnable work) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                work.run();
                return;
            } catch (Unavailable e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
