package io.emend.graph.memory;

import io.emend.graph.GraphPorts;
import io.emend.graph.contract.StoreContract;

class InMemoryStoreTests extends StoreContract {
    @Override
    protected GraphPorts emptyGraph() {
        return InMemoryGraph.empty();
    }
}
