package io.emend.graph.neo4j;

import io.emend.graph.store.SchemaDocument;
import io.emend.graph.store.SchemaStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Schema documents as nodes, one each; the ledger's head counts their changes. */
final class Neo4jSchemaStore implements SchemaStore {
    static final String DOCUMENTS = "MATCH (d:SchemaDocument) WHERE d.name >= '' RETURN d ORDER BY d.name";
    static final String PUT = """
            MATCH (head:Ledger {id: 'head'}) SET head.schemaVersion = coalesce(head.schemaVersion, 0) + 1
            MERGE (d:SchemaDocument {name: $name})
            SET d.turtle = $turtle, d.author = $author, d.createdAt = $createdAt
            """;
    static final String REMOVE = """
            MATCH (head:Ledger {id: 'head'})
            MATCH (d:SchemaDocument {name: $name})
            SET head.schemaVersion = coalesce(head.schemaVersion, 0) + 1
            DELETE d
            RETURN true AS removed
            """;
    static final String VERSION = "MATCH (head:Ledger {id: 'head'}) RETURN coalesce(head.schemaVersion, 0) AS version";

    private final Sessions sessions;

    Neo4jSchemaStore(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<SchemaDocument> documents() {
        return sessions.read(tx -> tx.list(DOCUMENTS, Map.of(), row -> {
            var node = row.get("d");
            return new SchemaDocument(
                    node.get("name").asString(),
                    node.get("turtle").asString(),
                    node.get("author").asString(),
                    Instant.parse(node.get("createdAt").asString()));
        }));
    }

    @Override
    public void put(SchemaDocument document) {
        sessions.write(tx -> {
            tx.execute(
                    PUT,
                    Map.of(
                            "name", document.name(),
                            "turtle", document.turtle(),
                            "author", document.author(),
                            "createdAt", document.createdAt().toString()));
            return true;
        });
    }

    @Override
    public boolean remove(String name) {
        return sessions.write(tx -> tx.first(REMOVE, Map.of("name", name)).isPresent());
    }

    @Override
    public long version() {
        return sessions.read(
                tx -> tx.first(VERSION, Map.of()).orElseThrow().get("version").asLong());
    }
}
