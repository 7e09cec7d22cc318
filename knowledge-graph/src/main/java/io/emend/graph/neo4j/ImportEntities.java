package io.emend.graph.neo4j;

import io.emend.graph.entity.EntityRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Entities of one batch of an import, by id.
 *
 * @param version revision that the import becomes
 */
record ImportEntities(Map<String, EntityRecord> wanted, long version) {
    /** Creates those that are not there, and adds names and types to those that are. */
    void write(Sessions.Cypher tx) {
        Map<String, EntityRecord> present = new LinkedHashMap<>();
        tx.list(EntityCypher.BY_IDS, Map.of("ids", List.copyOf(wanted.keySet())), row -> EntityNodes.read(row.get("e")))
                .forEach(old -> present.put(old.id(), old.merge(Objects.requireNonNull(wanted.get(old.id())))));
        List<Map<String, Object>> created = new ArrayList<>();
        wanted.values().stream()
                .filter(entity -> !present.containsKey(entity.id()))
                .forEach(entity -> created.add(
                        Map.of("node", EntityNodes.write(entity, version), "names", EntityNodes.names(entity))));
        tx.forEach(ImportCypher.ENTITIES, created);
        if (!present.isEmpty()) {
            tx.execute(EntityCypher.DROP_NAMES, Map.of("ids", List.copyOf(present.keySet())));
            tx.forEach(
                    EntityCypher.SAVE,
                    present.values().stream()
                            .map(entity -> EntityNodes.write(entity, version))
                            .toList());
            tx.forEach(
                    EntityCypher.CREATE_NAMES,
                    present.values().stream()
                            .flatMap(entity -> EntityNodes.names(entity).stream())
                            .toList());
        }
    }
}
