package io.emend.graph.neo4j;

import io.emend.graph.GraphPorts;
import io.emend.graph.contract.GraphContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** The contract on a Neo4j server in a container; without a container engine it says so and is counted as skipped. */
@Tag("container")
@EnabledIf(value = "io.emend.graph.neo4j.ContainerDatabase#isPossible", disabledReason = "no container engine")
class ContainerNeo4jGraphIT extends GraphContract {
    @Override
    protected GraphPorts emptyGraph() {
        TestDatabase.clear(ContainerDatabase.driver());
        return Neo4jGraph.open(ContainerDatabase.driver());
    }
}
