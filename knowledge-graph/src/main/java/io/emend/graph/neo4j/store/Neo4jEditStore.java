package io.emend.graph.neo4j.store;

import io.emend.contract.edit.Edit;
import io.emend.contract.knowledge.Page;
import io.emend.contract.problem.Conflicted;
import io.emend.graph.Cursors;
import io.emend.graph.store.EditDocument;
import io.emend.graph.store.EditFilter;
import io.emend.graph.store.EditStore;
import io.emend.graph.store.IdempotencyRecord;
import io.emend.graph.store.StoredEdit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import tools.jackson.databind.json.JsonMapper;

/** Edit documents as nodes; Spring Data's version column is the optimistic lock. */
public final class Neo4jEditStore implements EditStore {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);
    private final SpringData data;

    public Neo4jEditStore(SpringData data) {
        this.data = data;
    }

    @Override
    public StoredEdit save(EditDocument document, long expectedVersion) {
        String id = document.edit().id();
        try {
            return data.inTransaction(d -> save(d, document, expectedVersion));
        } catch (OptimisticLockingFailureException | DataIntegrityViolationException e) {
            long current = find(id).map(StoredEdit::version).orElse(0L);
            Conflicted.PreconditionFailed problem = new Conflicted.PreconditionFailed(
                    "Edit " + id + " is at version " + current + ", not " + expectedVersion + "; read it again.",
                    Map.of("current", current));
            problem.initCause(e);
            throw problem;
        }
    }

    private static StoredEdit save(SpringData d, EditDocument document, long expectedVersion) {
        Edit edit = document.edit();
        boolean isNew = expectedVersion == 0;
        Optional<EditNode> before = isNew ? Optional.empty() : d.template().findById(edit.id(), EditNode.class);
        if (!isNew && before.isEmpty()) {
            throw new OptimisticLockingFailureException("no such edit");
        }
        long sequence = before.map(EditNode::sequence).orElseGet(() -> next(d));
        EditNode saved = d.template()
                .save(new EditNode(
                        edit.id(),
                        isNew ? null : Long.valueOf(expectedVersion - 1),
                        sequence,
                        edit.status().name(),
                        edit.author(),
                        SORTABLE.format(edit.createdAt()),
                        List.copyOf(document.subjects()),
                        List.copyOf(document.slots()),
                        JSON.writeValueAsString(edit),
                        document.internal()));
        link(d, before.orElse(null), document);
        return stored(saved);
    }

    private static long next(SpringData d) {
        return d.client()
                .query(StoreCypher.NEXT)
                .bindAll(Map.of("counter", "edits"))
                .fetchAs(Long.class)
                .one()
                .orElseThrow();
    }

    private static void link(SpringData d, @Nullable EditNode before, EditDocument document) {
        String id = document.edit().id();
        if (before == null || !Set.copyOf(before.subjects()).equals(document.subjects())) {
            d.client()
                    .query(StoreCypher.LINK_SUBJECTS)
                    .bindAll(Map.of("id", id, "subjects", List.copyOf(document.subjects())))
                    .run();
        }
        if (before == null || !Set.copyOf(before.slots()).equals(document.slots())) {
            d.client()
                    .query(StoreCypher.LINK_SLOTS)
                    .bindAll(Map.of("id", id, "slots", List.copyOf(document.slots())))
                    .run();
        }
    }

    @Override
    public Optional<StoredEdit> find(String id) {
        return data.inTransaction(d -> d.template().findById(id, EditNode.class).map(Neo4jEditStore::stored));
    }

    @Override
    public List<StoredEdit> findAll(Collection<String> ids) {
        return find(StoreCypher.EDITS_BY_ID, Map.of("ids", List.copyOf(ids))).stream()
                .map(Neo4jEditStore::stored)
                .toList();
    }

    @Override
    public Page<StoredEdit> list(EditFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(
                "status", filter.status() == null ? null : filter.status().name());
        parameters.put("author", filter.author());
        parameters.put("subject", filter.subject());
        parameters.put("slot", filter.slot());
        parameters.put("since", filter.since() == null ? null : SORTABLE.format(filter.since()));
        parameters.put("below", Cursors.position(filter.cursor()));
        parameters.put("limit", filter.limit() + 1);
        List<EditNode> found = find(cypher(filter), parameters);
        boolean more = found.size() > filter.limit();
        List<EditNode> page = more ? found.subList(0, filter.limit()) : found;
        return new Page<>(
                page.stream().map(Neo4jEditStore::stored).toList(),
                more ? Cursors.of(page.getLast().sequence()) : null);
    }

    private static String cypher(EditFilter filter) {
        if (filter.subject() != null) {
            return StoreCypher.EDITS_OF_SUBJECT;
        }
        if (filter.slot() != null) {
            return StoreCypher.EDITS_OF_SLOT;
        }
        if (filter.author() != null) {
            return StoreCypher.EDITS_OF_AUTHOR;
        }
        return filter.status() != null ? StoreCypher.EDITS_WITH_STATUS : StoreCypher.EDITS;
    }

    private List<EditNode> find(String cypher, Map<String, Object> parameters) {
        return data.inTransaction(d -> d.template().findAll(cypher, parameters, EditNode.class));
    }

    private static StoredEdit stored(EditNode node) {
        EditDocument document = new EditDocument(
                JSON.readValue(node.json(), Edit.class),
                Set.copyOf(node.subjects()),
                Set.copyOf(node.slots()),
                node.internal());
        return new StoredEdit(document, Objects.requireNonNull(node.version()) + 1);
    }

    @Override
    public Optional<IdempotencyRecord> claim(IdempotencyRecord record) {
        String claim = UUID.randomUUID().toString();
        Map<String, Object> row = data.inTransaction(d -> d.client()
                .query(StoreCypher.CLAIM)
                .bindAll(Map.of(
                        "id", id(record.caller(), record.key()),
                        "caller", record.caller(),
                        "key", record.key(),
                        "bodyHash", record.bodyHash(),
                        "editId", record.editId(),
                        "createdAt", record.createdAt().toString(),
                        "claim", claim))
                .fetchAs(Map.class)
                .mappedBy((types, result) -> result.get("k").asMap())
                .one()
                .orElseThrow());
        return claim.equals(row.get("claim")) ? Optional.empty() : Optional.of(idempotency(row));
    }

    private static IdempotencyRecord idempotency(Map<String, Object> row) {
        return new IdempotencyRecord(
                String.valueOf(row.get("caller")),
                String.valueOf(row.get("key")),
                String.valueOf(row.get("bodyHash")),
                String.valueOf(row.get("editId")),
                Instant.parse(String.valueOf(row.get("createdAt"))));
    }

    @Override
    public void release(String caller, String key) {
        data.inTransaction(d -> d.client()
                .query(StoreCypher.RELEASE)
                .bindAll(Map.of("id", id(caller, key)))
                .run());
    }

    private static String id(String caller, String key) {
        return caller.length() + ":" + caller + key;
    }
}
