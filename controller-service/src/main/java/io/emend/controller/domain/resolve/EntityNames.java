package io.emend.controller.domain.resolve;

import io.emend.contract.problem.Refused;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.entity.Names;
import io.emend.schema.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the one entity a name means. Never guesses: no exact match and more than one are problems. */
final class EntityNames {
    private static final int SUGGESTIONS = 5;

    private final KnowledgeGraph graph;

    EntityNames(KnowledgeGraph graph) {
        this.graph = graph;
    }

    boolean has(String id) {
        return graph.entity(id).isPresent();
    }

    /** The entities with these ids, in one read; those that are not in the graph are left out. */
    Map<String, EntityRecord> byIds(List<String> ids) {
        return ids.isEmpty() ? Map.of() : graph.entities(ids);
    }

    EntityRecord byId(String id, String role) {
        return graph.entity(id)
                .orElseThrow(() -> new Refused.UnknownEntity(
                        "The %s %s is not in the graph. Give the id of an entity that exists, or its name."
                                .formatted(role, id),
                        Map.of("slot", role, "mention", id, "suggestions", List.of())));
    }

    EntityRecord byLabel(String label, String role, Language language) {
        List<EntityRecord> exact = bearing(label);
        if (exact.size() == 1) {
            return exact.getFirst();
        }
        if (exact.isEmpty()) {
            throw new Refused.UnknownEntity(
                    ("No entity is called \"%s\". Use one of the suggestions, or introduce it as a new entity with the id"
                                    + " \"new:%s\".")
                            .formatted(label, label),
                    Map.of("slot", role, "mention", label, "suggestions", suggestions(label, language)));
        }
        throw ambiguous(label, role, exact, language);
    }

    /** The entities that bear exactly this name; several give way to the one whose preferred label it is. */
    List<EntityRecord> bearing(String label) {
        List<EntityRecord> bearers = graph.entitiesByName(label);
        String key = Names.key(label);
        List<EntityRecord> preferred = bearers.stream()
                .filter(entity -> entity.labels().values().stream()
                        .anyMatch(name -> Names.key(name).equals(key)))
                .toList();
        return preferred.size() == 1 ? preferred : bearers;
    }

    Refused.AmbiguousEntity ambiguous(String label, String role, List<EntityRecord> exact, Language language) {
        return new Refused.AmbiguousEntity(
                "%d entities are called \"%s\". Choose one of the options by its id.".formatted(exact.size(), label),
                Map.of(
                        "slot",
                        role,
                        "mention",
                        label,
                        "options",
                        exact.stream().map(entity -> describe(entity, language)).toList()));
    }

    private List<Map<String, Object>> suggestions(String label, Language language) {
        return graph.searchEntities(label, language.tag(), SUGGESTIONS).stream()
                .map(match -> describe(match.entity(), language))
                .toList();
    }

    private static Map<String, Object> describe(EntityRecord entity, Language language) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("id", entity.id());
        description.put("label", entity.label(language.tag()));
        String text = entity.descriptions()
                .getOrDefault(language.tag(), entity.descriptions().get("en"));
        if (text != null) {
            description.put("description", text);
        }
        return description;
    }
}
