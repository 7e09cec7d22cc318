package io.emend.graph;

import io.emend.graph.store.SchemaStore;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.shapes.ShapeValidator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The running schema and its shapes, kept at what the graph's documents say, whichever process changed them. The objects
 * stay the same; what they say changes. Thread-safe.
 */
public final class StoredSchema {
    private final KnowledgeSchema schema;
    private final ShapeValidator shapes;
    private final SchemaStore store;
    private long version;

    /** @param schema what is kept up to date, until the first {@link #refresh()} as it is given */
    public StoredSchema(KnowledgeSchema schema, ShapeValidator shapes, SchemaStore store) {
        this.schema = schema;
        this.shapes = shapes;
        this.store = store;
    }

    /** A schema with its shapes that need not be in place. */
    public record Edition(KnowledgeSchema schema, ShapeValidator shapes) {
        public Edition {
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(shapes, "shapes");
        }

        /**
         * The bundled documents with others on top.
         *
         * @param documents Turtle by name
         * @throws io.emend.schema.InvalidSchema if a document cannot be read, or speaks of terms no document defines
         */
        public static Edition of(Map<String, String> documents) {
            KnowledgeSchema schema = KnowledgeSchema.extended(documents);
            return new Edition(schema, ShapeValidator.extended(schema, documents));
        }
    }

    /** The users' documents, Turtle by name. */
    public Map<String, String> documents() {
        Map<String, String> documents = new TreeMap<>();
        store.documents().forEach(document -> documents.put(document.name(), document.turtle()));
        return documents;
    }

    /**
     * Brings the running schema up to the stored documents; costs one small read when they have not changed.
     *
     * @throws io.emend.schema.InvalidSchema if they cannot be used any more; the schema stays as it was
     */
    public synchronized void refresh() {
        long stored = store.version();
        if (stored != version) {
            putInPlace(Edition.of(documents()));
            version = stored;
        }
    }

    /** Puts an edition of what is stored now in place. */
    public synchronized void adopt(Edition next) {
        putInPlace(next);
        version = store.version();
    }

    private void putInPlace(Edition next) {
        schema.adopt(next.schema());
        shapes.adopt(next.shapes());
    }
}
