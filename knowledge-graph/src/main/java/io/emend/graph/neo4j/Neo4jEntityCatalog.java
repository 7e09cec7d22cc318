package io.emend.graph.neo4j;

import io.emend.graph.EntityCatalog;
import io.emend.graph.entity.EntityRecord;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The catalogue in Neo4j; an entity's version is the revision that last changed it. */
final class Neo4jEntityCatalog implements EntityCatalog {
    private final Sessions sessions;

    Neo4jEntityCatalog(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public long version() {
        return sessions.read(Neo4jEntityCatalog::version);
    }

    private static long version(Sessions.Cypher tx) {
        return tx.first(LedgerCypher.HEAD, Map.of())
                .orElseThrow()
                .get("head")
                .get("revision")
                .asLong();
    }

    @Override
    public long changedSince(long since, Consumer<EntityRecord> entity) {
        record Changes(long version, List<EntityRecord> entities) {}
        Changes changes = sessions.read(tx -> new Changes(
                version(tx),
                tx.list(EntityCypher.CHANGED_SINCE, Map.of("since", since), row -> EntityNodes.read(row.get("e")))));
        changes.entities().forEach(entity);
        return changes.version();
    }
}
