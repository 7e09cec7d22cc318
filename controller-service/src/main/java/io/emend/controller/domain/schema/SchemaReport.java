package io.emend.controller.domain.schema;

import io.emend.schema.library.Correction;
import java.util.List;

/**
 * What a change of the schema's documents does.
 *
 * @param name of the document
 * @param applied false for a preview
 * @param addedRelations ids of relations that are new
 * @param changedRelations ids of relations that say something else than before
 * @param removedRelations ids of relations that the schema has no more
 * @param addedClasses ids of classes that are new
 * @param breaks what the graph has that was allowed before and is not now; the statements stay as they are
 * @param broken how many of those there are, listed or not
 * @param corrections what a relation library says that was not taken as it stands; empty for a document of Turtle
 */
public record SchemaReport(
        String name,
        boolean applied,
        List<String> addedRelations,
        List<String> changedRelations,
        List<String> removedRelations,
        List<String> addedClasses,
        GraphFindings breaks,
        long broken,
        List<Correction> corrections) {
    public SchemaReport {
        addedRelations = List.copyOf(addedRelations);
        changedRelations = List.copyOf(changedRelations);
        removedRelations = List.copyOf(removedRelations);
        addedClasses = List.copyOf(addedClasses);
        corrections = List.copyOf(corrections);
    }

    SchemaReport correcting(List<Correction> made) {
        return new SchemaReport(
                name, applied, addedRelations, changedRelations, removedRelations, addedClasses, breaks, broken, made);
    }
}
