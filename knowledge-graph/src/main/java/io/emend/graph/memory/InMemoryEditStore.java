package io.emend.graph.memory;

import io.emend.contract.knowledge.Page;
import io.emend.contract.problem.Conflicted;
import io.emend.graph.Cursors;
import io.emend.graph.store.EditDocument;
import io.emend.graph.store.EditFilter;
import io.emend.graph.store.EditStore;
import io.emend.graph.store.IdempotencyRecord;
import io.emend.graph.store.StoredEdit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Edit documents in a map. */
final class InMemoryEditStore implements EditStore {
    private record Row(long sequence, StoredEdit stored) {}

    private record KeyOfCaller(String caller, String key) {}

    private static final Comparator<Row> NEWEST_FIRST =
            Comparator.comparingLong(Row::sequence).reversed();

    private final Map<String, Row> edits = new HashMap<>();
    private final Map<KeyOfCaller, IdempotencyRecord> claims = new HashMap<>();

    @Override
    public synchronized StoredEdit save(EditDocument document, long expectedVersion) {
        String id = document.edit().id();
        Row present = edits.get(id);
        long version = present == null ? 0 : present.stored().version();
        if (version != expectedVersion) {
            throw new Conflicted.PreconditionFailed(
                    "Edit " + id + " is at version " + version + ", not " + expectedVersion + "; read it again.",
                    Map.of("current", version));
        }
        StoredEdit stored = new StoredEdit(document, version + 1);
        edits.put(id, new Row(present == null ? edits.size() + 1L : present.sequence(), stored));
        return stored;
    }

    @Override
    public synchronized Optional<StoredEdit> find(String id) {
        return Optional.ofNullable(edits.get(id)).map(Row::stored);
    }

    @Override
    public synchronized List<StoredEdit> findAll(Collection<String> ids) {
        return edits.values().stream()
                .filter(row -> ids.contains(row.stored().edit().id()))
                .sorted(NEWEST_FIRST)
                .map(Row::stored)
                .toList();
    }

    @Override
    public synchronized Page<StoredEdit> list(EditFilter filter) {
        long below = Cursors.position(filter.cursor());
        List<Row> found = edits.values().stream()
                .filter(row -> row.sequence() < below && fits(filter, row.stored()))
                .sorted(NEWEST_FIRST)
                .limit(filter.limit() + 1L)
                .toList();
        boolean more = found.size() > filter.limit();
        List<Row> page = more ? found.subList(0, filter.limit()) : found;
        return new Page<>(
                page.stream().map(Row::stored).toList(),
                more ? Cursors.of(page.getLast().sequence()) : null);
    }

    private static boolean fits(EditFilter filter, StoredEdit stored) {
        return (filter.status() == null || filter.status() == stored.edit().status())
                && (filter.author() == null
                        || filter.author().equals(stored.edit().author()))
                && (filter.subject() == null || stored.document().subjects().contains(filter.subject()))
                && (filter.slot() == null || stored.document().slots().contains(filter.slot()))
                && (filter.since() == null || !stored.edit().createdAt().isBefore(filter.since()));
    }

    @Override
    public synchronized Optional<IdempotencyRecord> claim(IdempotencyRecord record) {
        return Optional.ofNullable(claims.putIfAbsent(new KeyOfCaller(record.caller(), record.key()), record));
    }

    @Override
    public synchronized void release(String caller, String key) {
        claims.remove(new KeyOfCaller(caller, key));
    }
}
