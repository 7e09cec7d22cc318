package io.emend.graph.memory;

import io.emend.graph.GraphPorts;

/** A whole graph without a database: every port over the same collections. For tests. */
public final class InMemoryGraph {
    private InMemoryGraph() {}

    /** An empty graph at revision 0. */
    public static GraphPorts empty() {
        Tables tables = new Tables();
        return new GraphPorts(
                new InMemoryKnowledgeGraph(tables),
                new InMemoryLedger(tables),
                new InMemoryEntityCatalog(tables),
                new InMemoryEditStore(),
                new InMemoryKeyStore(),
                new InMemoryAuditLog(),
                new InMemoryWebhookStore(),
                new InMemorySchemaStore(),
                new InMemoryRuleStore());
    }
}
