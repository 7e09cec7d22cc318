package io.emend.graph.neo4j;

import io.emend.contract.problem.Unavailable;
import io.emend.graph.BulkLoad;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.hash.LtHash16;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.Head;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.statement.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.neo4j.driver.types.MapAccessor;

/**
 * An import in batches of one transaction each, beyond the head; {@link #finish()} moves the head over all of them. The
 * head's node remembers how far the import has come, so that a later process can go on or take it back.
 */
final class Neo4jBulkLoad implements BulkLoad {
    private static final int DISCARD_BATCH = 5_000;
    private static final int WORTH_DEFERRING = 1_000;
    private final Sessions sessions;
    private final ImportHeader header;
    private final Head head;
    private final String owner;
    private final long resumeAt;
    private final boolean graphWasEmpty;
    private final LtHash16 added;
    private final Set<Content> seen = new HashSet<>();
    private final ImportPipeline pipeline;
    private boolean indexesWait;
    private long offered;
    private long sequence;

    private Neo4jBulkLoad(Sessions sessions, ImportHeader header, Head head, MapAccessor node) {
        this.sessions = sessions;
        this.header = header;
        this.head = head;
        this.owner = node.get("importOwner").asString();
        this.offered = node.get("importOffered").asLong(0);
        this.sequence = node.get("importSequence").asLong(head.sequence());
        this.added = node.get("importSet").isNull()
                ? new LtHash16()
                : LtHash16.from(node.get("importSet").asByteArray());
        this.resumeAt = offered;
        this.graphWasEmpty = sequence == 0;
        this.pipeline = new ImportPipeline(header.job());
    }

    static Neo4jBulkLoad begin(Sessions sessions, ImportHeader header) {
        Neo4jBulkLoad load = sessions.write(tx -> {
            Head head = Neo4jLedger.lock(tx, header.job(), header.job());
            String owner = UUID.randomUUID().toString();
            tx.execute(LedgerCypher.MOVE_HEAD, Map.of("head", Map.of("importJob", header.job(), "importOwner", owner)));
            MapAccessor node =
                    tx.first(LedgerCypher.HEAD, Map.of()).orElseThrow().get("head");
            return new Neo4jBulkLoad(sessions, header, head, node);
        });
        // a batch whose second step an interruption cut off comes again
        load.removeAfter(load.sequence);
        return load;
    }

    @Override
    public long resumeAt() {
        return resumeAt;
    }

    @Override
    public void entities(List<EntityRecord> batch) {
        deferIndexes(batch.size());
        Map<String, EntityRecord> merged = new LinkedHashMap<>();
        batch.forEach(entity -> merged.merge(entity.id(), entity, EntityRecord::merge));
        ImportEntities rows = new ImportEntities(merged, head.revision() + 1);
        // facts are joined to their entities in second steps, so entities come in one
        pipeline.write(
                () -> {},
                () -> sessions.write(tx -> {
                    rows.write(tx);
                    return true;
                }));
    }

    @Override
    public boolean[] statements(List<Content> batch) {
        deferIndexes(batch.size());
        boolean[] fresh = new boolean[batch.size()];
        Set<Content> live = graphWasEmpty ? Set.of() : live(batch);
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < fresh.length; i++) {
            Content content = batch.get(i);
            fresh[i] = !live.contains(content) && seen.add(content);
            if (fresh[i]) {
                contents.add(content);
                added.add(content.line());
            }
        }
        long first = sequence;
        sequence += contents.size();
        offered += batch.size();
        Map<String, Object> mark =
                Map.of("offered", offered, "sequence", sequence, "liveSet", added.toBytes(), "owner", owner);
        ImportBatch rows = ImportBatch.of(contents, head, first);
        pipeline.write(
                () -> sessions.write(tx -> {
                    rows.writeStatements(tx);
                    return true;
                }),
                () -> sessions.write(tx -> {
                    rows.writeFacts(tx);
                    requireOwned(tx.first(ImportCypher.PROGRESS, mark).isPresent());
                    return true;
                }));
        return fresh;
    }

    /** A first graph of some size is loaded without the indexes that reads need. */
    private void deferIndexes(int rows) {
        if (graphWasEmpty && !indexesWait && rows >= WORTH_DEFERRING) {
            indexesWait = true;
            new GraphIndexes(sessions).dropForFirstImport();
        }
    }

    private void buildIndexes() {
        if (indexesWait) {
            new GraphIndexes(sessions).define();
            indexesWait = false;
        }
    }

    private Set<Content> live(List<Content> batch) {
        List<List<String>> rows = batch.stream()
                .map(c -> List.of(c.subject(), c.relation(), c.object()))
                .toList();
        return Set.copyOf(new HashSet<>(sessions.read(tx -> tx.list(
                ImportCypher.LIVE_CONTENTS,
                Map.of("rows", rows),
                row -> new Content(
                        row.get("subject").asString(),
                        row.get("relation").asString(),
                        row.get("object").asString(),
                        StatementNodes.text(row, "validFrom"),
                        StatementNodes.text(row, "validTo"))))));
    }

    @Override
    public Committed finish() {
        pipeline.await();
        buildIndexes();
        return sessions.write(tx -> {
            Neo4jLedger.lock(tx, header.job(), header.job());
            MapAccessor now =
                    tx.first(LedgerCypher.HEAD, Map.of()).orElseThrow().get("head");
            requireOwned(owner.equals(StatementNodes.text(now, "importOwner")));
            LtHash16 liveSet = LtHash16.from(head.liveSet());
            liveSet.addAll(added);
            RevisionRecord revision =
                    RevisionRecord.ofImport(head, header, sequence - head.sequence(), added.tagged(), liveSet);
            Head next = new Head(
                    revision.revision(),
                    sequence,
                    head.baseModel(),
                    head.modelHash(),
                    liveSet.toBytes(),
                    revision.hash());
            Map<String, Object> node = LedgerNodes.revision(revision, sequence);
            StatementNodes.putSource(node, header.source());
            Map<String, Object> moved = LedgerNodes.head(next);
            forget(moved);
            tx.execute(LedgerCypher.CONCLUDE, Map.of("head", moved, "properties", node));
            return new Committed(revision.revision(), head.revision(), next.stateHash(), List.of(), List.of());
        });
    }

    @Override
    public void discard() {
        pipeline.settle();
        buildIndexes();
        removeAfter(head.sequence());
        sessions.write(tx -> {
            Map<String, Object> moved = new HashMap<>();
            forget(moved);
            tx.execute(LedgerCypher.MOVE_HEAD, Map.of("head", moved));
            return true;
        });
    }

    private void removeAfter(long sequence) {
        Map<String, Object> parameters = Map.of("after", sequence, "limit", DISCARD_BATCH);
        while (sessions.read(tx ->
                tx.first(ImportCypher.WRITTEN_AFTER, Map.of("after", sequence)).isPresent())) {
            sessions.write(tx -> {
                Neo4jLedger.lock(tx, header.job(), header.job());
                tx.execute(ImportCypher.DISCARD_FACTS, parameters);
                return true;
            });
        }
    }

    private void requireOwned(boolean owned) {
        if (!owned) {
            throw new Unavailable("Import " + header.job() + " was taken over by another process.");
        }
    }

    private static void forget(Map<String, Object> head) {
        for (String property : List.of("importJob", "importOwner", "importOffered", "importSequence", "importSet")) {
            head.put(property, null);
        }
    }

    @Override
    public void close() {
        // what was written of an unfinished import waits to be resumed
        pipeline.settle();
        pipeline.close();
        buildIndexes();
    }
}
