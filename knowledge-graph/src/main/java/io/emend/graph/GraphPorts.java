package io.emend.graph;

import io.emend.graph.store.AuditLog;
import io.emend.graph.store.EditStore;
import io.emend.graph.store.KeyStore;
import io.emend.graph.store.RuleStore;
import io.emend.graph.store.SchemaStore;
import io.emend.graph.store.WebhookStore;

/** Every port over one graph. */
public record GraphPorts(
        KnowledgeGraph knowledge,
        Ledger ledger,
        EntityCatalog catalog,
        EditStore edits,
        KeyStore keys,
        AuditLog audit,
        WebhookStore webhooks,
        SchemaStore schemas,
        RuleStore rules) {}
