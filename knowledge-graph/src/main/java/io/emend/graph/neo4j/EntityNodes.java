package io.emend.graph.neo4j;

import io.emend.graph.entity.EntityRecord;
import io.emend.graph.entity.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** Entities as nodes: maps become parallel lists, and every name a {@code :Name} node to be found by. */
final class EntityNodes {
    private EntityNodes() {}

    static EntityRecord read(MapAccessor node) {
        return new EntityRecord(
                node.get("id").asString(),
                map(node, "label"),
                map(node, "description"),
                lists(node),
                strings(node, "types"));
    }

    /** An entity of which only id and labels were asked for. */
    static EntityRecord named(MapAccessor row) {
        return new EntityRecord(row.get("id").asString(), map(row, "label"), Map.of(), Map.of(), List.of());
    }

    /** The properties of an entity's node as of a revision. */
    static Map<String, Object> write(EntityRecord entity, long version) {
        Map<String, Object> node = new HashMap<>();
        node.put("id", entity.id());
        node.put("name", entity.label());
        node.put("types", entity.types());
        node.put("version", version);
        put(node, "label", entity.labels());
        put(node, "description", entity.descriptions());
        List<String> langs = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        new TreeMap<>(entity.aliases())
                .forEach((lang, aliases) -> aliases.forEach(alias -> {
                    langs.add(lang);
                    texts.add(alias);
                }));
        node.put("aliasLangs", langs);
        node.put("aliasTexts", texts);
        return node;
    }

    /** One row per label and alias. */
    static List<Map<String, Object>> names(EntityRecord entity) {
        List<Map<String, Object>> names = new ArrayList<>();
        entity.labels().forEach((lang, text) -> names.add(name(entity.id(), text, lang, false)));
        entity.aliases()
                .forEach((lang, aliases) -> aliases.forEach(text -> names.add(name(entity.id(), text, lang, true))));
        return names;
    }

    private static Map<String, Object> name(String id, String text, String lang, boolean alias) {
        return Map.of("id", id, "key", Names.key(text), "text", text, "lang", lang, "alias", alias);
    }

    private static void put(Map<String, Object> node, String property, Map<String, String> byLang) {
        Map<String, String> sorted = new TreeMap<>(byLang);
        node.put(property + "Langs", List.copyOf(sorted.keySet()));
        node.put(property + "Texts", List.copyOf(sorted.values()));
    }

    private static Map<String, String> map(MapAccessor node, String property) {
        List<String> langs = strings(node, property + "Langs");
        List<String> texts = strings(node, property + "Texts");
        Map<String, String> byLang = new HashMap<>();
        for (int i = 0; i < langs.size(); i++) {
            byLang.put(langs.get(i), texts.get(i));
        }
        return byLang;
    }

    private static Map<String, List<String>> lists(MapAccessor node) {
        List<String> langs = strings(node, "aliasLangs");
        List<String> texts = strings(node, "aliasTexts");
        Map<String, List<String>> byLang = new HashMap<>();
        for (int i = 0; i < langs.size(); i++) {
            byLang.computeIfAbsent(langs.get(i), lang -> new ArrayList<>()).add(texts.get(i));
        }
        return byLang;
    }

    private static List<String> strings(MapAccessor node, String property) {
        return node.get(property).isNull() ? List.of() : node.get(property).asList(Value::asString);
    }
}
