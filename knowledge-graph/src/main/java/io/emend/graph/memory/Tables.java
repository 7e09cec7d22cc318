package io.emend.graph.memory;

import io.emend.contract.knowledge.Value;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.Head;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.SlotVersion;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the in-memory ports share; callers hold its monitor. */
final class Tables {
    final Map<String, Row> statements = new LinkedHashMap<>();
    final Map<String, List<Row>> bySubject = new HashMap<>();
    final Map<String, List<Row>> byObject = new HashMap<>();
    final Map<String, List<Row>> byRelation = new HashMap<>();
    final Map<String, Named> entities = new TreeMap<>();
    final TreeMap<Long, RevisionRecord> revisions = new TreeMap<>();
    final Map<String, Committed> commits = new HashMap<>();
    final List<SlotVersion> slots = new ArrayList<>();
    Head head = Head.genesis();

    @Nullable
    InMemoryBulkLoad running;

    Tables() {
        revisions.put(0L, head.genesisRevision());
    }

    /** A statement and its place in the order of assertion. */
    static final class Row {
        final long sequence;
        StatementRecord statement;

        Row(long sequence, StatementRecord statement) {
            this.sequence = sequence;
            this.statement = statement;
        }
    }

    /** An entity and the revision that last changed it. */
    record Named(EntityRecord entity, long version) {}

    void insert(long sequence, StatementRecord statement) {
        Row row = new Row(sequence, statement);
        statements.put(statement.id(), row);
        bySubject.computeIfAbsent(statement.subject(), s -> new ArrayList<>()).add(row);
        byObject.computeIfAbsent(statement.object().canonical(), o -> new ArrayList<>())
                .add(row);
        byRelation.computeIfAbsent(statement.relation(), r -> new ArrayList<>()).add(row);
    }

    void replace(StatementRecord changed) {
        Row row = statements.get(changed.id());
        if (row == null) {
            throw new IllegalStateException("No statement " + changed.id() + " to change.");
        }
        row.statement = changed;
    }

    List<StatementRecord> slot(String subject, String relation) {
        return rows(bySubject, subject).stream()
                .map(row -> row.statement)
                .filter(s -> s.relation().equals(relation))
                .toList();
    }

    static List<Row> rows(Map<String, List<Row>> index, String key) {
        return index.getOrDefault(key, List.of());
    }

    long slotRevision(String subject, String relation) {
        return slot(subject, relation).stream()
                .mapToLong(s -> s.retractedRevision() == null ? s.assertedRevision() : s.retractedRevision())
                .max()
                .orElse(0);
    }

    /** The statement with its object's label as the entity has it now. */
    StatementRecord labelled(StatementRecord s) {
        if (!(s.object() instanceof Value.Entity object)) {
            return s;
        }
        Named named = entities.get(object.id());
        String label = named == null ? object.id() : named.entity().label();
        if (label.equals(object.label())) {
            return s;
        }
        return new StatementRecord(
                s.id(),
                s.subject(),
                s.relation(),
                new Value.Entity(object.id(), label),
                s.validFrom(),
                s.validTo(),
                s.author(),
                s.source(),
                s.assertedRevision(),
                s.retractedRevision(),
                s.origin(),
                s.modelState(),
                s.method(),
                s.editId(),
                s.derivedFrom());
    }
}
