package io.emend.graph.store;

import io.emend.contract.knowledge.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Edit documents (requests, reviews, outcomes) and idempotency records. Thread-safe. */
public interface EditStore {
    /**
     * Creates or replaces an edit's document.
     *
     * @param expectedVersion version the caller has read, 0 to create
     * @return the document with its new version
     * @throws io.emend.contract.problem.Conflicted.PreconditionFailed if the stored version is another one
     */
    StoredEdit save(EditDocument document, long expectedVersion);

    Optional<StoredEdit> find(String id);

    /** Edits by id; unknown ids are left out; newest first. */
    List<StoredEdit> findAll(Collection<String> ids);

    /** Newest first. */
    Page<StoredEdit> list(EditFilter filter);

    /**
     * Claims an idempotency key for a caller.
     *
     * @return empty when the key was free and is now claimed, else what it was claimed for
     */
    Optional<IdempotencyRecord> claim(IdempotencyRecord record);

    /** Frees a key whose request failed before it had an effect. */
    void release(String caller, String key);
}
