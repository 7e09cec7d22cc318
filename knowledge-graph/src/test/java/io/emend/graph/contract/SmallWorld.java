package io.emend.graph.contract;

import io.emend.graph.GraphPorts;
import org.junit.jupiter.api.BeforeEach;

/** Tests that each begin with the small world in an otherwise empty graph. */
abstract class SmallWorld {
    GraphPorts graph;

    /** An empty graph at revision 0. */
    abstract GraphPorts emptyGraph();

    @BeforeEach
    void loadSmallWorld() {
        graph = emptyGraph();
        TestGraphs.loadSmallWorld(graph);
    }
}
