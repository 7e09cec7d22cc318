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
import io.emend.graph.statement.Literals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.neo4j.driver.types.MapAccessor;

/**
 * An import in batches of one transaction each, beyond the head; {@link #finish()} moves the head over all of them. The
 * head's node remembers how far the import has come, so that a later process can go on or take it back.
 */
final class Neo4jBulkLoad implements BulkLoad {
    private static final int DISCARD_BATCH = 5_000;
    private final Sessions sessions;
    private final ImportHeader header;
    private final Head head;
    private final String owner;
    private final long resumeAt;
    private final boolean graphWasEmpty;
    private final LtHash16 added;
    private final Set<Content> seen = new HashSet<>();
    private final ExecutorService writer;
    private Future<?> writing = CompletableFuture.completedFuture(null);
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
        this.writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("import-" + header.job()).factory());
    }

    static Neo4jBulkLoad begin(Sessions sessions, ImportHeader header) {
        return sessions.write(tx -> {
            Head head = Neo4jLedger.lock(tx, header.job(), header.job());
            String owner = UUID.randomUUID().toString();
            tx.execute(LedgerCypher.MOVE_HEAD, Map.of("head", Map.of("importJob", header.job(), "importOwner", owner)));
            MapAccessor node =
                    tx.first(LedgerCypher.HEAD, Map.of()).orElseThrow().get("head");
            return new Neo4jBulkLoad(sessions, header, head, node);
        });
    }

    @Override
    public long resumeAt() {
        return resumeAt;
    }

    @Override
    public void entities(List<EntityRecord> batch) {
        awaitWriter();
        Map<String, EntityRecord> merged = new LinkedHashMap<>();
        batch.forEach(entity -> merged.merge(entity.id(), entity, EntityRecord::merge));
        List<String> ids = List.copyOf(merged.keySet());
        long version = head.revision() + 1;
        sessions.write(tx -> {
            Map<String, EntityRecord> wanted = new LinkedHashMap<>(merged);
            List<EntityRecord> present =
                    tx.list(EntityCypher.BY_IDS, Map.of("ids", ids), row -> EntityNodes.read(row.get("e")));
            present.forEach(old -> wanted.compute(old.id(), (id, entity) -> old.merge(Objects.requireNonNull(entity))));
            if (!present.isEmpty()) {
                tx.execute(
                        EntityCypher.DROP_NAMES,
                        Map.of("ids", present.stream().map(EntityRecord::id).toList()));
            }
            tx.forEach(
                    EntityCypher.SAVE,
                    wanted.values().stream()
                            .map(entity -> EntityNodes.write(entity, version))
                            .toList());
            tx.forEach(
                    EntityCypher.CREATE_NAMES,
                    wanted.values().stream()
                            .flatMap(entity -> EntityNodes.names(entity).stream())
                            .toList());
            return true;
        });
    }

    @Override
    public boolean[] statements(List<Content> batch) {
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
        awaitWriter();
        writing = writer.submit(() -> sessions.write(tx -> {
            write(tx, contents, first);
            requireOwned(tx.first(ImportCypher.PROGRESS, mark).isPresent());
            return true;
        }));
        return fresh;
    }

    /** One batch is written while the next is prepared; a failure shows when the next one comes. */
    private void awaitWriter() {
        try {
            writing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("Writing a batch failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The import was interrupted; begin it again to go on.");
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

    private void write(Sessions.Cypher tx, List<Content> contents, long first) {
        long n = head.revision() + 1;
        List<List<Object>> all = new ArrayList<>();
        List<List<Object>> toEntities = new ArrayList<>();
        List<Map<String, Object>> toLiterals = new ArrayList<>();
        List<Map<String, Object>> timed = new ArrayList<>();
        long number = first;
        for (Content content : contents) {
            number++;
            String id = "s" + n + '-' + (number - head.sequence());
            List<Object> row = List.of(id, content.subject(), content.relation(), content.object(), number);
            all.add(row);
            if (Literals.isLiteral(content.object())) {
                toLiterals.add(literalFact(id, content));
            } else {
                toEntities.add(row);
            }
            if (content.validFrom() != null || content.validTo() != null) {
                Map<String, Object> times = new HashMap<>(Map.of("id", id));
                StatementNodes.putValidTime(times, content.validFrom(), content.validTo());
                timed.add(times);
            }
        }
        tx.execute(ImportCypher.STATEMENTS, Map.of("rows", all, "revision", n));
        requireAll(toEntities.size(), tx, toEntities);
        tx.forEach(LedgerCypher.CREATE_LITERAL_FACTS, toLiterals);
        tx.forEach(ImportCypher.VALID_TIMES, timed);
    }

    private static void requireAll(int wanted, Sessions.Cypher tx, List<List<Object>> rows) {
        long created = wanted == 0
                ? 0
                : tx.first(ImportCypher.ENTITY_FACTS, Map.of("rows", rows))
                        .orElseThrow()
                        .get("created")
                        .asLong();
        if (created != wanted) {
            throw new IllegalArgumentException((wanted - created)
                    + " statements of a batch name an entity that is not in the graph; load entities first.");
        }
    }

    private static Map<String, Object> literalFact(String id, Content content) {
        var literal = Literals.parse(content.object());
        return Map.of(
                "id", id,
                "subject", content.subject(),
                "relation", content.relation(),
                "object", content.object(),
                "value", literal.value(),
                "datatype", literal.datatype());
    }

    @Override
    public Committed finish() {
        awaitWriter();
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
            tx.execute(LedgerCypher.CREATE_REVISION, Map.of("properties", node));
            Map<String, Object> moved = LedgerNodes.head(next);
            forget(moved);
            tx.execute(LedgerCypher.MOVE_HEAD, Map.of("head", moved));
            return new Committed(revision.revision(), head.revision(), next.stateHash(), List.of(), List.of());
        });
    }

    @Override
    public void discard() {
        awaitWriter();
        Map<String, Object> parameters = Map.of("after", head.sequence(), "limit", DISCARD_BATCH);
        boolean more = true;
        while (more) {
            more = sessions.write(tx -> {
                Neo4jLedger.lock(tx, header.job(), header.job());
                return tx.first(ImportCypher.DISCARD_FACTS, parameters)
                                .orElseThrow()
                                .get("removed")
                                .asLong()
                        > 0;
            });
        }
        sessions.write(tx -> {
            Map<String, Object> moved = new HashMap<>();
            forget(moved);
            tx.execute(LedgerCypher.MOVE_HEAD, Map.of("head", moved));
            return true;
        });
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
        writer.close();
    }
}
