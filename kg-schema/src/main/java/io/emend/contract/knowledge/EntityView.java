package io.emend.contract.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An entity with its names.
 *
 * @param labels preferred label by language tag ({@code en}, {@code zh})
 * @param descriptions short description by language tag
 * @param types ids of its classes
 * @param score match quality in a search, 0 to 1; 1 when fetched by id
 */
public record EntityView(
        String id,
        String label,
        Map<String, String> labels,
        Map<String, String> descriptions,
        List<String> aliases,
        List<String> types,
        double score) {
    public EntityView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        labels = Map.copyOf(labels);
        descriptions = Map.copyOf(descriptions);
        aliases = List.copyOf(aliases);
        types = List.copyOf(types);
    }
}
