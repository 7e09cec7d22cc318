package io.emend.graph.memory;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.knowledge.Value;
import io.emend.graph.BulkLoad;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.hash.LtHash16;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.Head;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.ledger.Placement;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.UnfinishedImport;
import io.emend.graph.statement.Content;
import io.emend.graph.statement.Literals;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An import that is staged aside and becomes visible at once. */
final class InMemoryBulkLoad implements BulkLoad {
    private final Tables tables;
    private final ImportHeader header;
    private final Map<String, EntityRecord> entities = new LinkedHashMap<>();
    private final Map<Content, StatementRecord> staged = new LinkedHashMap<>();
    private long offered;
    private long resumeAt;

    InMemoryBulkLoad(Tables tables, ImportHeader header) {
        this.tables = tables;
        this.header = header;
    }

    boolean resumes(ImportHeader again) {
        resumeAt = offered;
        return again.job().equals(header.job());
    }

    UnfinishedImport unfinished() {
        return new UnfinishedImport(header.job(), offered, staged.size());
    }

    @Override
    public long resumeAt() {
        return resumeAt;
    }

    @Override
    public void entities(List<EntityRecord> batch) {
        synchronized (tables) {
            batch.forEach(entity -> entities.merge(entity.id(), entity, EntityRecord::merge));
        }
    }

    @Override
    public boolean[] statements(List<Content> batch) {
        synchronized (tables) {
            boolean[] fresh = new boolean[batch.size()];
            for (int i = 0; i < fresh.length; i++) {
                Content content = batch.get(i);
                requireEntity(content.subject());
                boolean literal = Literals.isLiteral(content.object());
                if (!literal) {
                    requireEntity(content.object());
                }
                boolean live = tables.slot(content.subject(), content.relation()).stream()
                        .anyMatch(s -> s.isLive() && s.content().equals(content));
                fresh[i] = !live && staged.putIfAbsent(content, statement(content)) == null;
            }
            offered += fresh.length;
            return fresh;
        }
    }

    private void requireEntity(String id) {
        if (!entities.containsKey(id) && !tables.entities.containsKey(id)) {
            throw new IllegalArgumentException("Entity " + id + " is not in the graph; load it before its statements.");
        }
    }

    private StatementRecord statement(Content content) {
        long n = tables.head.revision() + 1;
        Value object = Literals.isLiteral(content.object())
                ? Literals.parse(content.object())
                : new Value.Entity(content.object(), content.object());
        return new StatementRecord(
                "s" + n + '-' + (staged.size() + 1),
                content.subject(),
                content.relation(),
                object,
                content.validFrom(),
                content.validTo(),
                header.author(),
                header.source(),
                n,
                null,
                Origin.IMPORT,
                ModelState.KG_ONLY,
                Placement.NO_METHOD,
                null,
                List.of());
    }

    @Override
    public Committed finish() {
        synchronized (tables) {
            Head head = tables.head;
            long n = head.revision() + 1;
            entities.forEach((id, entity) -> tables.entities.merge(
                    id,
                    new Tables.Named(entity, n),
                    (old, added) -> new Tables.Named(old.entity().merge(added.entity()), n)));

            LtHash16 liveSet = LtHash16.from(head.liveSet());
            LtHash16 added = new LtHash16();
            long sequence = head.sequence();
            for (StatementRecord statement : staged.values()) {
                tables.insert(++sequence, statement);
                added.add(statement.content().line());
            }
            liveSet.addAll(added);

            RevisionRecord revision = RevisionRecord.ofImport(head, header, staged.size(), added.tagged(), liveSet);
            Head next = new Head(n, sequence, head.baseModel(), head.modelHash(), liveSet.toBytes(), revision.hash());
            tables.revisions.put(n, revision);
            tables.head = next;
            tables.running = null;
            return new Committed(n, head.revision(), next.stateHash(), List.of(), List.of());
        }
    }

    @Override
    public void discard() {
        synchronized (tables) {
            tables.running = null;
        }
    }

    @Override
    public void close() {
        // what was staged waits to be resumed
    }
}
