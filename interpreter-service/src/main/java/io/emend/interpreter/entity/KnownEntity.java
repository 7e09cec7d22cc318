package io.emend.interpreter.entity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entity of the graph, as far as understanding text needs it.
 *
 * @param labels by language tag, at least one
 * @param types what it is an instance of: class ids or class names, as the graph keeps them
 * @param kinds coarse kinds such as {@code PERSON}; empty where unknown
 * @param asSubject how many live facts of each relation start here
 * @param asObject how many live facts of each relation end here
 */
public record KnownEntity(
        String id,
        Map<String, String> labels,
        List<String> aliases,
        @Nullable String description,
        Set<String> types,
        Set<String> kinds,
        Map<String, Integer> asSubject,
        Map<String, Integer> asObject) {
    public KnownEntity {
        Objects.requireNonNull(id, "id");
        labels = Map.copyOf(labels);
        aliases = List.copyOf(aliases);
        types = Set.copyOf(types);
        kinds = Set.copyOf(kinds);
        asSubject = Map.copyOf(asSubject);
        asObject = Map.copyOf(asObject);
    }

    /** The label in a language, in English or any other where it has none. */
    public String label(String language) {
        String own = labels.get(language);
        if (own != null) {
            return own;
        }
        String english = labels.get("en");
        return english != null
                ? english
                : labels.values().stream().sorted().findFirst().orElse(id);
    }

    /** Live facts the entity takes part in. */
    public int degree() {
        return asSubject.values().stream().mapToInt(Integer::intValue).sum()
                + asObject.values().stream().mapToInt(Integer::intValue).sum();
    }
}
