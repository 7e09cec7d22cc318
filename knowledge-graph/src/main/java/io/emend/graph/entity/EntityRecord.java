package io.emend.graph.entity;

import io.emend.contract.knowledge.EntityView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            throw new IllegalArgumentException(
                    "An entity id is not blank and does not start with a quote; found " + id);
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

    /** Every label and alias, in all languages. */
    public Stream<String> names() {
        return Stream.concat(labels.values().stream(), aliases.values().stream().flatMap(List::stream));
    }

    /** This entity with another's names and types added; where both have a label or description, the other's wins. */
    public EntityRecord merge(EntityRecord other) {
        Map<String, String> allLabels = new HashMap<>(labels);
        allLabels.putAll(other.labels);
        Map<String, String> allDescriptions = new HashMap<>(descriptions);
        allDescriptions.putAll(other.descriptions);
        Map<String, List<String>> allAliases = new HashMap<>(aliases);
        other.aliases.forEach((lang, names) -> allAliases.merge(lang, names, EntityRecord::union));
        return new EntityRecord(id, allLabels, allDescriptions, allAliases, union(types, other.types));
    }

    private static List<String> union(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    /** The entity as clients see it, labelled in {@code lang}. */
    public EntityView toView(String lang, double score) {
        List<String> allAliases = aliases.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        return new EntityView(id, label(lang), labels, descriptions, allAliases, types, score);
    }
}
