package io.emend.controller.domain.graph;

import io.emend.contract.knowledge.Page;
import io.emend.graph.store.EditDocument;
import io.emend.graph.store.EditFilter;
import io.emend.graph.store.EditStore;
import io.emend.graph.store.IdempotencyRecord;
import io.emend.graph.store.StoredEdit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Stored edits whose lists are remembered while a moment is bound, and may then lack what has no revision yet. */
final class RememberedEdits implements EditStore {
    private final EditStore edits;
    private final ScopedValue<Recollection> moment;

    RememberedEdits(EditStore edits, ScopedValue<Recollection> moment) {
        this.edits = edits;
        this.moment = moment;
    }

    @Override
    public Page<StoredEdit> list(EditFilter filter) {
        return moment.isBound()
                ? moment.get().of(List.of("edits", filter), () -> edits.list(filter))
                : edits.list(filter);
    }

    @Override
    public StoredEdit save(EditDocument document, long expectedVersion) {
        return edits.save(document, expectedVersion);
    }

    @Override
    public Optional<StoredEdit> find(String id) {
        return edits.find(id);
    }

    @Override
    public List<StoredEdit> findAll(Collection<String> ids) {
        return edits.findAll(ids);
    }

    @Override
    public Optional<IdempotencyRecord> claim(IdempotencyRecord record) {
        return edits.claim(record);
    }

    @Override
    public void release(String caller, String key) {
        edits.release(caller, key);
    }
}
