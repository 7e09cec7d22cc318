package io.emend.schema;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A class of entities.
 *
 * @param labels at most one per language
 * @param parents its direct superclasses
 * @param kind its coarse kind, inherited where the schema gives none
 * @param equivalents ids of the same class elsewhere, for example Wikidata's
 */
public record EntityClass(
        ClassId id, Map<Language, String> labels, Set<ClassId> parents, EntityKind kind, Set<ClassId> equivalents) {
    public EntityClass {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        labels = Map.copyOf(labels);
        parents = Collections.unmodifiableSet(new LinkedHashSet<>(parents));
        equivalents = Collections.unmodifiableSet(new LinkedHashSet<>(equivalents));
    }

    /** The label in {@code language}, else the id. */
    public String label(Language language) {
        return labels.getOrDefault(language, id.value());
    }
}
