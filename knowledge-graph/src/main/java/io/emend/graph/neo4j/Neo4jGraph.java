package io.emend.graph.neo4j;

import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.Ledger;
import org.neo4j.driver.Driver;

/**
 * The graph's ports over one Neo4j database. The driver stays its owner's to close.
 *
 * @param knowledge reads
 * @param ledger commits and imports
 * @param catalog entities
 */
public record Neo4jGraph(KnowledgeGraph knowledge, Ledger ledger, EntityCatalog catalog) {
    /**
     * Opens the graph: constraints and indexes first, then revision 0 if there is none. Several processes may do so at
     * once.
     *
     * @throws io.emend.contract.problem.Unavailable if the database cannot be reached
     */
    public static Neo4jGraph open(Driver driver) {
        Sessions sessions = new Sessions(driver);
        SchemaCypher.ALL.forEach(sessions::define);
        sessions.define(SchemaCypher.AWAIT_INDEXES);
        StatementNodes statements = new StatementNodes();
        Neo4jLedger ledger = new Neo4jLedger(sessions, statements);
        ledger.createGenesis();
        return new Neo4jGraph(
                new Neo4jKnowledgeGraph(sessions, statements), ledger, new Neo4jEntityCatalog(sessions));
    }
}
