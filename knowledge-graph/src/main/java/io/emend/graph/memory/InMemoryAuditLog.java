package io.emend.graph.memory;

import io.emend.contract.knowledge.Page;
import io.emend.graph.Cursors;
import io.emend.graph.hash.Sha256;
import io.emend.graph.store.AuditEntry;
import io.emend.graph.store.AuditEvent;
import io.emend.graph.store.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Audit entries in a list. */
final class InMemoryAuditLog implements AuditLog {
    private final List<AuditEntry> entries = new ArrayList<>();

    @Override
    public synchronized AuditEntry append(AuditEvent event) {
        String previous = entries.isEmpty() ? Sha256.ZERO : entries.getLast().hash();
        AuditEntry entry = AuditEntry.chained(entries.size() + 1L, event, previous);
        entries.add(entry);
        return entry;
    }

    @Override
    public synchronized Page<AuditEntry> list(
            @Nullable String actor, @Nullable Instant since, int limit, @Nullable String cursor) {
        long below = Cursors.position(cursor);
        List<AuditEntry> found = entries.reversed().stream()
                .filter(entry -> entry.number() < below)
                .filter(entry -> actor == null || actor.equals(entry.event().actor()))
                .filter(entry -> since == null || !entry.event().at().isBefore(since))
                .limit(limit + 1L)
                .toList();
        boolean more = found.size() > limit;
        List<AuditEntry> page = more ? found.subList(0, limit) : found;
        return new Page<>(page, more ? Cursors.of(page.getLast().number()) : null);
    }

    @Override
    public synchronized boolean isIntact() {
        String previous = Sha256.ZERO;
        for (AuditEntry entry : entries) {
            if (!entry.previousHash().equals(previous) || !entry.isIntact()) {
                return false;
            }
            previous = entry.hash();
        }
        return true;
    }
}
