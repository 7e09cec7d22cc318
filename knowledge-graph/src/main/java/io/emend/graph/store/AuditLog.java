package io.emend.graph.store;

import io.emend.contract.knowledge.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people and programs did, append-only, each entry chained to the one before by its hash. Thread-safe. */
public interface AuditLog {
    /** Appends an entry and returns it with its number and hash. */
    AuditEntry append(AuditEvent event);

    /**
     * Entries, newest first.
     *
     * @param actor only this one's, null for all
     * @param since only from this instant on, null for all
     * @param limit 1 to 1,000
     */
    Page<AuditEntry> list(@Nullable String actor, @Nullable Instant since, int limit, @Nullable String cursor);

    /** Recomputes the chain; false if an entry was changed or is missing. */
    boolean isIntact();
}
