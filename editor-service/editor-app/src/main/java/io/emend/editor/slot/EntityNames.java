package io.emend.editor.slot;

import io.emend.contract.model.NewEntity;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.schema.Language;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of the entities a commit speaks of, those it creates included. */
public final class EntityNames {
    private final Map<String, EntityRecord> records;

    private EntityNames(Map<String, EntityRecord> records) {
        this.records = Map.copyOf(records);
    }

    /** Reads the names; a new entity counts only where the graph does not know its id. */
    public static EntityNames of(KnowledgeGraph graph, Collection<String> ids, List<NewEntity> created) {
        Map<String, EntityRecord> records = new HashMap<>();
        created.forEach(
                entity -> records.put(entity.id(), EntityRecord.of(entity.id(), entity.labels(), entity.types())));
        records.putAll(graph.entities(ids));
        return new EntityNames(records);
    }

    /** The label of exactly this language. */
    public Optional<String> label(String id, Language language) {
        return Optional.ofNullable(records.get(id))
                .map(record -> record.labels().get(language.tag()));
    }

    /** The usual name, the id when there is none. */
    public String display(String id) {
        EntityRecord record = records.get(id);
        return record == null ? id : record.label();
    }

    /** Aliases of one language, in the graph's order. */
    public List<String> aliases(String id, Language language) {
        EntityRecord record = records.get(id);
        return record == null ? List.of() : record.aliases().getOrDefault(language.tag(), List.of());
    }
}
