package io.emend.graph;

import io.emend.graph.entity.EntityRecord;
import java.util.function.Consumer;

/** All entities with their names, for a service that keeps its own index of them. Thread-safe. */
public interface EntityCatalog {
    /** Grows whenever entities may have changed; cheap to ask. */
    long version();

    /**
     * Streams the entities that were created or renamed after {@code since}, in no particular order.
     *
     * @param since what an earlier call returned, or -1 for all of them
     * @return the version the caller now has
     */
    long changedSince(long since, Consumer<EntityRecord> entity);
}
