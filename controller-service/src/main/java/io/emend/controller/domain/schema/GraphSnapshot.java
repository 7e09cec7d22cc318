package io.emend.controller.domain.schema;

import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.rules.Triple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The live statements of one moment by subject and by object, and the entities; some hundred bytes a statement. */
final class GraphSnapshot {
    private final long revision;
    private final Map<String, List<Row>> bySubject = new HashMap<>();
    private final Map<String, List<Row>> byObject = new HashMap<>();
    private final Map<String, EntityRecord> entities = new HashMap<>();
    private long size;

    /** A live statement. */
    record Row(
            String id,
            Triple triple,
            @Nullable String validFrom,
            @Nullable String validTo) {
        String relation() {
            return triple.relation().value();
        }
    }

    private GraphSnapshot(long revision) {
        this.revision = revision;
    }

    static GraphSnapshot of(KnowledgeGraph graph, EntityCatalog catalog) {
        GraphSnapshot snapshot = new GraphSnapshot(graph.state().revision());
        Map<String, List<String>> types = new HashMap<>();
        catalog.changedSince(-1, entity -> snapshot.entities.put(entity.id(), slim(entity, types)));
        graph.forEachLive(snapshot::add);
        return snapshot;
    }

    /** Names in English alone, and equal lists of types shared. */
    private static EntityRecord slim(EntityRecord entity, Map<String, List<String>> types) {
        return EntityRecord.of(
                entity.id(),
                Map.of("en", entity.label("en")),
                types.computeIfAbsent(String.join(" ", entity.types()), key -> entity.types()));
    }

    private void add(StatementRecord statement) {
        size++;
        String object = statement.object().canonical();
        Row row = new Row(
                statement.id(),
                Triple.of(statement.subject(), statement.relation(), object),
                statement.validFrom(),
                statement.validTo());
        bySubject
                .computeIfAbsent(statement.subject(), subject -> new ArrayList<>(4))
                .add(row);
        byObject.computeIfAbsent(object, unknown -> new ArrayList<>(2)).add(row);
    }

    long revision() {
        return revision;
    }

    long size() {
        return size;
    }

    /** Every entity that is the subject of a statement, in order. */
    List<String> subjects() {
        return bySubject.keySet().stream().sorted().toList();
    }

    /** Every object of a statement, in order. */
    List<String> objects() {
        return byObject.keySet().stream().sorted().toList();
    }

    List<Row> about(String subject) {
        return bySubject.getOrDefault(subject, List.of());
    }

    List<Row> pointingAt(String object) {
        return byObject.getOrDefault(object, List.of());
    }

    List<String> types(String entity) {
        EntityRecord known = entities.get(entity);
        return known == null ? List.of() : known.types();
    }

    String label(String node) {
        EntityRecord known = entities.get(node);
        return known == null ? node : known.label("en");
    }
}
