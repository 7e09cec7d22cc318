package io.emend.graph.entity;

import io.emend.contract.knowledge.EntityView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * An entity and its names.
 *
 * @param labels preferred label by language tag ({@code en}, {@code zh})
 * @param descriptions short description by language tag
 * @param aliases further names by language tag
 * @param types ids of its classes
 */
public record EntityRecord(
        String id,
        Map<String, String> labels,
        Map<String, String> descriptions,
        Map<String, List<String>> aliases,
        List<String> types) {
    public static final String DEFAULT_LANGUAGE = "en";

    public EntityRecord {
        Objects.requireNonNull(id, "id");
        if (id.isBlank() || id.charAt(0) == '"') {
            throw new IllegalArgumentException("An entity id is not blank and does not start with a quote; found " + id);
        }
        labels = Map.copyOf(labels);
        descriptions = Map.copyOf(descriptions);
        aliases = aliases.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
        types = List.copyOf(types);
    }

    public static EntityRecord of(String id, Map<String, String> labels, List<String> types) {
        return new EntityRecord(id, labels, Map.of(), Map.of(), types);
    }

    /** The label in {@code lang}, else in English, else in any language, else the id. */
    public String label(String lang) {
        String label = labels.get(lang);
        if (label == null) {
            label = labels.get(DEFAULT_LANGUAGE);
        }
        if (label == null) {
            label = labels.entrySet().stream()
                    .min(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .orElse(id);
        }
        return label;
    }

    /** The label without a language in mind: English, else any, else the id. */
    public String label() {
        return label(DEFAULT_LANGUAGE);
    }

    /** The entity as clients see it, labelled in {@code lang}. */
    public EntityView toView(String lang, double score) {
        List<String> allAliases =
                aliases.values().stream().flatMap(List::stream).distinct().sorted().toList();
        return new EntityView(id, label(lang), labels, descriptions, allAliases, types, score);
    }
}
