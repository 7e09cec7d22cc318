package io.emend.graph.neo4j.store;

import io.emend.contract.knowledge.Page;
import io.emend.graph.Cursors;
import io.emend.graph.hash.Sha256;
import io.emend.graph.store.AuditEntry;
import io.emend.graph.store.AuditEvent;
import io.emend.graph.store.AuditLog;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.types.MapAccessor;

/** Audit entries as nodes; the tail's node is the lock that numbers and chains them. */
public final class Neo4jAuditLog implements AuditLog {
    private static final int SLICE = 1_000;
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private final SpringData data;

    public Neo4jAuditLog(SpringData data) {
        this.data = data;
    }

    @Override
    public AuditEntry append(AuditEvent event) {
        return data.inTransaction(d -> {
            AuditEntry entry = d.client()
                    .query(StoreCypher.LOCK_TAIL)
                    .bindAll(Map.of("zero", Sha256.ZERO))
                    .fetchAs(AuditEntry.class)
                    .mappedBy((types, row) -> AuditEntry.chained(
                            row.get("number").asLong(), event, row.get("hash").asString()))
                    .one()
                    .orElseThrow();
            d.client()
                    .query(StoreCypher.APPEND)
                    .bindAll(Map.of("entry", node(entry)))
                    .run();
            return entry;
        });
    }

    @Override
    public Page<AuditEntry> list(@Nullable String actor, @Nullable Instant since, int limit, @Nullable String cursor) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("actor", actor);
        parameters.put("since", since == null ? null : SORTABLE.format(since));
        parameters.put("below", Cursors.position(cursor));
        parameters.put("limit", limit + 1);
        String cypher = actor == null ? StoreCypher.AUDIT : StoreCypher.AUDIT_OF_ACTOR;
        List<AuditEntry> found = data.inTransaction(d -> new ArrayList<>(d.client()
                .query(cypher)
                .bindAll(parameters)
                .fetchAs(AuditEntry.class)
                .mappedBy((types, row) -> entry(row.get("e")))
                .all()));
        boolean more = found.size() > limit;
        List<AuditEntry> page = more ? found.subList(0, limit) : found;
        return new Page<>(page, more ? Cursors.of(page.getLast().number()) : null);
    }

    @Override
    public boolean isIntact() {
        String cursor = null;
        AuditEntry later = null;
        do {
            Page<AuditEntry> page = list(null, null, SLICE, cursor);
            for (AuditEntry entry : page.items()) {
                boolean linked = later == null
                        || (later.number() == entry.number() + 1
                                && later.previousHash().equals(entry.hash()));
                if (!linked || !entry.isIntact()) {
                    return false;
                }
                later = entry;
            }
            cursor = page.next();
        } while (cursor != null);
        return later == null || (later.number() == 1 && later.previousHash().equals(Sha256.ZERO));
    }

    private static Map<String, Object> node(AuditEntry entry) {
        AuditEvent event = entry.event();
        Map<String, String> details = new TreeMap<>(event.details());
        Map<String, Object> node = new HashMap<>();
        node.put("number", entry.number());
        node.put("previousHash", entry.previousHash());
        node.put("hash", entry.hash());
        node.put("at", SORTABLE.format(event.at()));
        node.put("actor", event.actor());
        node.put("role", event.role());
        node.put("action", event.action());
        node.put("target", event.target());
        node.put("outcome", event.outcome());
        node.put("detailNames", List.copyOf(details.keySet()));
        node.put("detailValues", List.copyOf(details.values()));
        return node;
    }

    private static AuditEntry entry(MapAccessor node) {
        List<String> names = node.get("detailNames").asList(Value::asString);
        List<String> values = node.get("detailValues").asList(Value::asString);
        Map<String, String> details = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            details.put(names.get(i), values.get(i));
        }
        AuditEvent event = new AuditEvent(
                Instant.parse(node.get("at").asString()),
                node.get("actor").asString(),
                node.get("role").asString(),
                node.get("action").asString(),
                node.get("target").asString(),
                node.get("outcome").asString(),
                details);
        return new AuditEntry(
                node.get("number").asLong(),
                event,
                node.get("previousHash").asString(),
                node.get("hash").asString());
    }
}
