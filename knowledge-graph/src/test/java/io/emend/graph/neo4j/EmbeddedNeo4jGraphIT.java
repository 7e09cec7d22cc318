package io.emend.graph.neo4j;

import io.emend.graph.GraphPorts;
import io.emend.graph.contract.GraphContract;

/** The contract on the embedded database. */
class EmbeddedNeo4jGraphIT extends GraphContract {
    @Override
    protected GraphPorts emptyGraph() {
        TestDatabase.clear(TestDatabase.driver());
        return Neo4jGraph.open(TestDatabase.driver());
    }
}
