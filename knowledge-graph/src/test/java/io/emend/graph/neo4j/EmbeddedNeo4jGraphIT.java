package io.emend.graph.neo4j;

import io.emend.graph.GraphPorts;
import io.emend.graph.contract.GraphContract;
import io.emend.graph.memory.InMemoryGraph;

/** The contract on the embedded database. */
class EmbeddedNeo4jGraphIT extends GraphContract {
    @Override
    protected GraphPorts emptyGraph() {
        TestDatabase.clear(TestDatabase.driver());
        Neo4jGraph graph = Neo4jGraph.open(TestDatabase.driver());
        GraphPorts memory = InMemoryGraph.empty();
        return new GraphPorts(
                graph.knowledge(), graph.ledger(), graph.catalog(), memory.edits(), memory.keys(), memory.audit());
    }
}
