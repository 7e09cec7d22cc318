package io.emend.graph.memory;

import io.emend.graph.EntityCatalog;
import io.emend.graph.entity.EntityRecord;
import java.util.List;
import java.util.function.Consumer;

/** The catalogue over {@link Tables}. */
final class InMemoryEntityCatalog implements EntityCatalog {
    private final Tables tables;

    InMemoryEntityCatalog(Tables tables) {
        this.tables = tables;
    }

    @Override
    public long version() {
        synchronized (tables) {
            return tables.head.revision();
        }
    }

    @Override
    public long changedSince(long since, Consumer<EntityRecord> entity) {
        List<EntityRecord> changed;
        long version;
        synchronized (tables) {
            version = tables.head.revision();
            changed = tables.entities.values().stream()
                    .filter(named -> named.version() > since)
                    .map(Tables.Named::entity)
                    .toList();
        }
        changed.forEach(entity);
        return version;
    }
}
