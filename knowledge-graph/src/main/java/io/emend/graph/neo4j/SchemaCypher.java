package io.emend.graph.neo4j;

import java.util.List;
import java.util.Set;

/** Constraints and indexes; they come before the first write, or concurrent writers would duplicate nodes. */
final class SchemaCypher {
    static final String ENTITY_NAMES = "entity_names";

    /** A named constraint or index; a constraint has an index of its name. */
    record Definition(String name, boolean constraint, String cypher) {
        String drop() {
            return "DROP " + (constraint ? "CONSTRAINT " : "INDEX ") + name + " IF EXISTS";
        }
    }

    static final List<Definition> ALL = List.of(
            unique("ledger_id", "Ledger", "id"),
            unique("revision_number", "Revision", "number"),
            unique("revision_edit", "Revision", "editId"),
            index("revision_kind", "Revision", "n.kind, n.number"),
            unique("entity_id", "Entity", "id"),
            unique("literal_key", "Literal", "key"),
            unique("statement_id", "Statement", "id"),
            index("statement_sequence", "Statement", "n.sequence"),
            index("statement_slot", "Statement", "n.subject, n.relation"),
            index("statement_object", "Statement", "n.object, n.relation"),
            index("statement_relation", "Statement", "n.relation, n.sequence"),
            index("edited_sequence", "Edited", "n.sequence"),
            index("slot_version_from", "SlotVersion", "n.from"),
            index("slot_version_subject", "SlotVersion", "n.subject"),
            index("entity_version", "Entity", "n.version"),
            index("name_key", "Name", "n.key"),
            new Definition(
                    ENTITY_NAMES,
                    false,
                    "CREATE FULLTEXT INDEX " + ENTITY_NAMES + " IF NOT EXISTS FOR (n:Name) ON EACH [n.key]"
                            + " OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}"),
            unique("edit_id", "EditDocument", "id"),
            index("edit_sequence", "EditDocument", "n.sequence"),
            index("edit_author", "EditDocument", "n.author, n.sequence"),
            index("edit_status", "EditDocument", "n.status, n.sequence"),
            unique("edit_subject_id", "EditSubject", "id"),
            unique("edit_slot_id", "EditSlot", "id"),
            unique("idempotency_id", "IdempotencyKey", "id"),
            unique("api_key_id", "ApiKey", "id"),
            unique("api_key_hash", "ApiKey", "keyedHash"),
            unique("schema_document_name", "SchemaDocument", "name"),
            unique("screening_rules_version", "ScreeningRules", "version"),
            unique("counter_id", "Counter", "id"),
            unique("audit_tail_id", "AuditTail", "id"),
            unique("audit_number", "AuditEntry", "number"),
            unique("webhook_id", "Webhook", "id"),
            index("audit_actor", "AuditEntry", "n.actor, n.number"));

    /**
     * What the import of a first graph builds at its end, from sorted entries, instead of row by row. Until then nothing of
     * the graph is visible, so no read misses it; ids and sequences are unique by how an import makes them.
     */
    static final Set<String> BUILT_AFTER_FIRST_IMPORT = Set.of(
            "statement_id",
            "statement_sequence",
            "statement_slot",
            "statement_object",
            "statement_relation",
            "entity_version",
            "name_key",
            ENTITY_NAMES);

    /** Names of what exists already, and whether it is still being built; a constraint's index has the constraint's name. */
    static final String EXISTING = "SHOW INDEXES YIELD name, state RETURN name, state = 'POPULATING' AS unfinished";

    private SchemaCypher() {}

    private static Definition unique(String name, String label, String property) {
        return new Definition(
                name,
                true,
                "CREATE CONSTRAINT " + name + " IF NOT EXISTS FOR (n:" + label + ") REQUIRE n." + property
                        + " IS UNIQUE");
    }

    private static Definition index(String name, String label, String properties) {
        return new Definition(
                name, false, "CREATE INDEX " + name + " IF NOT EXISTS FOR (n:" + label + ") ON (" + properties + ")");
    }
}
