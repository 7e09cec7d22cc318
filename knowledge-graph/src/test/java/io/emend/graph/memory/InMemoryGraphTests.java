package io.emend.graph.memory;

import io.emend.graph.GraphPorts;
import io.emend.graph.contract.GraphContract;

class InMemoryGraphTests extends GraphContract {
    @Override
    protected GraphPorts emptyGraph() {
        return InMemoryGraph.empty();
    }
}
