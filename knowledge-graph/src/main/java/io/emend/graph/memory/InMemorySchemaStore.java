package io.emend.graph.memory;

import io.emend.graph.store.SchemaDocument;
import io.emend.graph.store.SchemaStore;
import java.util.List;
import java.util.TreeMap;

/** Schema documents in memory. */
final class InMemorySchemaStore implements SchemaStore {
    private final TreeMap<String, SchemaDocument> documents = new TreeMap<>();
    private long version;

    @Override
    public synchronized List<SchemaDocument> documents() {
        return List.copyOf(documents.values());
    }

    @Override
    public synchronized void put(SchemaDocument document) {
        documents.put(document.name(), document);
        version++;
    }

    @Override
    public synchronized boolean remove(String name) {
        boolean removed = documents.remove(name) != null;
        version += removed ? 1 : 0;
        return removed;
    }

    @Override
    public synchronized long version() {
        return version;
    }
}
