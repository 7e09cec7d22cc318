package io.emend.graph.contract;

import io.emend.graph.GraphPorts;
import org.junit.jupiter.api.Nested;

/** What every implementation of the graph's ports must do, concern by concern; each runs it on empty graphs of its own. */
public abstract class GraphContract {
    /** An empty graph at revision 0. */
    protected abstract GraphPorts emptyGraph();

    @Nested
    final class Imports extends ImportContract {
        @Override
        GraphPorts emptyGraph() {
            return GraphContract.this.emptyGraph();
        }
    }

    @Nested
    final class Facts extends FactContract {
        @Override
        GraphPorts emptyGraph() {
            return GraphContract.this.emptyGraph();
        }
    }

    @Nested
    final class Commits extends CommitContract {
        @Override
        GraphPorts emptyGraph() {
            return GraphContract.this.emptyGraph();
        }
    }

    @Nested
    final class History extends HistoryContract {
        @Override
        GraphPorts emptyGraph() {
            return GraphContract.this.emptyGraph();
        }
    }

    @Nested
    final class Entities extends EntityContract {
        @Override
        GraphPorts emptyGraph() {
            return GraphContract.this.emptyGraph();
        }
    }
}
