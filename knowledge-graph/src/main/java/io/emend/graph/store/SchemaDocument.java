package io.emend.graph.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A user's extension of the schema.
 *
 * @param name unique
 * @param turtle the document
 */
public record SchemaDocument(String name, String turtle, String author, Instant createdAt) {
    public SchemaDocument {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(turtle, "turtle");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
