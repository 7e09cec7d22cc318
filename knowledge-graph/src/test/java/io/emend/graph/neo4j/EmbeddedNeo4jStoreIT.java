package io.emend.graph.neo4j;

import io.emend.graph.GraphPorts;
import io.emend.graph.contract.StoreContract;

/** The stores' contract on the embedded database. */
class EmbeddedNeo4jStoreIT extends StoreContract {
    @Override
    protected GraphPorts emptyGraph() {
        TestDatabase.clear(TestDatabase.driver());
        return Neo4jGraph.open(TestDatabase.driver());
    }
}
