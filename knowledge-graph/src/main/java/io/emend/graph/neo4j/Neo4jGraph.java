package io.emend.graph.neo4j;

import io.emend.graph.GraphPorts;
import io.emend.graph.neo4j.store.Neo4jAuditLog;
import io.emend.graph.neo4j.store.Neo4jEditStore;
import io.emend.graph.neo4j.store.Neo4jKeyStore;
import io.emend.graph.neo4j.store.Neo4jWebhookStore;
import io.emend.graph.neo4j.store.SpringData;
import org.neo4j.driver.Driver;

/** The graph's ports over one Neo4j database. */
public final class Neo4jGraph {
    private Neo4jGraph() {}

    /**
     * Opens the graph: constraints and indexes first, then revision 0 if there is none. Several processes may do so at
     * once. The driver stays its owner's to close.
     *
     * @throws io.emend.contract.problem.Unavailable if the database cannot be reached
     */
    public static GraphPorts open(Driver driver) {
        Sessions sessions = new Sessions(driver);
        new GraphIndexes(sessions).define();
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
}
