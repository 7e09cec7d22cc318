package io.emend.graph.store;

import java.util.List;

/** The users' extensions of the schema, kept with the graph so that every process has the same. Thread-safe. */
public interface SchemaStore {
    /** Every document, by name. */
    List<SchemaDocument> documents();

    /** Keeps a document, in the place of one with the same name. */
    void put(SchemaDocument document);

    /** Removes a document; false when there is none of that name. */
    boolean remove(String name);

    /** Grows with every change; cheap to ask. */
    long version();
}
