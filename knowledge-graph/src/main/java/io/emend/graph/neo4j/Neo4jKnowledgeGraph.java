package io.emend.graph.neo4j;

import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.State;
import io.emend.contract.knowledge.Value;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.graph.Cursors;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityMatch;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.entity.Names;
import io.emend.graph.ledger.GraphDiff;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.SlotVersion;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PlanGrounds;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.SlotState;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import io.emend.graph.statement.ValidTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads from Neo4j; it is over the size for a file because the port is wide and each method is short. */
final class Neo4jKnowledgeGraph implements KnowledgeGraph {
    private static final int MAX_SUBJECTS = 10_000;
    private static final int SLICE = 5_000;
    private final Sessions sessions;
    private final StatementNodes statements;
    private final EntitySearch search;
    private final PlanReads plans;

    Neo4jKnowledgeGraph(Sessions sessions, StatementNodes statements) {
        this.sessions = sessions;
        this.statements = statements;
        this.search = new EntitySearch(sessions);
        this.plans = new PlanReads(sessions, statements);
    }

    @Override
    public Page<StatementRecord> facts(StatementPattern pattern) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("subject", pattern.subject());
        parameters.put("relation", pattern.relation());
        parameters.put("object", pattern.object());
        parameters.put("asOf", pattern.asOf());
        parameters.put("validAt", second(pattern.validAt()));
        parameters.put("below", Cursors.position(pattern.cursor()));
        parameters.put("limit", pattern.limit() + 1);
        record Row(long sequence, StatementRecord statement) {}
        List<Row> rows = sessions.read(tx -> tx.list(FactQuery.of(pattern), parameters).stream()
                .map(row -> new Row(row.get("s").get("sequence").asLong(), statements.read(tx, row)))
                .toList());
        boolean more = rows.size() > pattern.limit();
        List<Row> page = more ? rows.subList(0, pattern.limit()) : rows;
        return new Page<>(
                page.stream().map(Row::statement).toList(),
                more ? Cursors.of(page.getLast().sequence()) : null);
    }

    private static @Nullable Long second(@Nullable String time) {
        try {
            return time == null ? null : ValidTime.epochSecond(time);
        } catch (IllegalArgumentException e) {
            throw new Malformed("validAt: " + e.getMessage());
        }
    }

    @Override
    public List<StatementRecord> slot(String subject, String relation) {
        return read(FactCypher.SLOT, Map.of("subject", subject, "relation", relation));
    }

    @Override
    public List<Value> objects(String subject, String relation) {
        return slot(subject, relation).stream().map(StatementRecord::object).toList();
    }

    @Override
    public List<String> subjects(String relation, String object) {
        return sessions.read(tx -> tx.list(
                FactCypher.SUBJECTS,
                Map.of("relation", relation, "object", object, "limit", MAX_SUBJECTS),
                row -> row.get("subject").asString()));
    }

    @Override
    public List<StatementRecord> statementsOf(String subject) {
        return read(FactCypher.OF_SUBJECT, Map.of("subject", subject));
    }

    @Override
    public List<StatementRecord> neighbourhood(Collection<String> entities, int perEntity) {
        return read(FactCypher.NEIGHBOURHOOD, Map.of("entities", List.copyOf(entities), "limit", perEntity));
    }

    @Override
    public Optional<StatementRecord> statement(String id) {
        return statements(List.of(id)).stream().findFirst();
    }

    @Override
    public List<StatementRecord> statements(Collection<String> ids) {
        return read(FactCypher.BY_IDS, Map.of("ids", ids.stream().distinct().toList()));
    }

    @Override
    public List<StatementRecord> history(String id) {
        return read(FactCypher.HISTORY, Map.of("id", id));
    }

    @Override
    public List<StatementRecord> dependents(Collection<String> ids) {
        return read(FactCypher.DEPENDENTS, Map.of("ids", List.copyOf(ids)));
    }

    @Override
    public List<StatementRecord> editedStatements(long revision) {
        return read(FactCypher.EDITED, Map.of("revision", revision));
    }

    @Override
    public List<StatementRecord> editedUnderName(String entity) {
        return read(FactCypher.EDITED_UNDER_NAME, Map.of("id", entity));
    }

    @Override
    public void forEachLive(Consumer<StatementRecord> statement) {
        long revision = state().revision();
        record Slice(long last, List<StatementRecord> statements) {}
        long after = 0;
        while (true) {
            Map<String, Object> parameters = Map.of("after", after, "limit", SLICE);
            Slice slice = sessions.read(tx -> {
                var rows = tx.list(FactCypher.SLICE, parameters);
                long last = rows.isEmpty()
                        ? -1
                        : rows.getLast().get("s").get("sequence").asLong();
                return new Slice(
                        last, rows.stream().map(row -> statements.read(tx, row)).toList());
            });
            slice.statements().stream().filter(s -> s.isLiveAt(revision)).forEach(statement);
            if (slice.last() < 0) {
                return;
            }
            after = slice.last();
        }
    }

    @Override
    public long slotRevision(String subject, String relation) {
        SlotKey slot = new SlotKey(subject, relation);
        return Objects.requireNonNull(slotRevisions(List.of(slot)).get(slot));
    }

    @Override
    public Map<SlotKey, Long> slotRevisions(Collection<SlotKey> slots) {
        return sessions.read(tx -> Neo4jLedger.slotRevisions(tx, slots));
    }

    @Override
    public SlotState slotState(String subject, String relation) {
        return factState(FactKey.slot(subject, relation));
    }

    @Override
    public SlotState factState(FactKey fact) {
        return plans.state(fact);
    }

    @Override
    public PlanGrounds planGrounds(PlanGrounds.Wanted wanted) {
        return plans.grounds(wanted);
    }

    @Override
    public List<SlotVersion> slotVersions(long revision) {
        return sessions.read(tx -> tx.list(
                LedgerCypher.SLOT_VERSIONS,
                Map.of("revision", revision),
                row -> LedgerNodes.slotVersion(row.get("v"))));
    }

    @Override
    public Optional<EntityRecord> entity(String id) {
        return Optional.ofNullable(entities(List.of(id)).get(id));
    }

    @Override
    public Map<String, EntityRecord> entities(Collection<String> ids) {
        List<String> distinct = ids.stream().distinct().toList();
        return sessions.read(tx ->
                tx.list(EntityCypher.BY_IDS, Map.of("ids", distinct), row -> EntityNodes.read(row.get("e"))).stream()
                        .collect(Collectors.toMap(EntityRecord::id, Function.identity())));
    }

    @Override
    public Map<String, String> labels(Collection<String> ids, String lang) {
        List<String> distinct = ids.stream().distinct().toList();
        return sessions.read(tx -> tx.list(EntityCypher.LABELS, Map.of("ids", distinct), EntityNodes::named)).stream()
                .collect(Collectors.toMap(EntityRecord::id, entity -> entity.label(lang)));
    }

    @Override
    public List<EntityRecord> entitiesByName(String name) {
        return sessions.read(tx ->
                tx.list(EntityCypher.BY_NAME, Map.of("key", Names.key(name)), row -> EntityNodes.read(row.get("e"))));
    }

    @Override
    public List<EntityMatch> searchEntities(String query, String lang, int limit) {
        return search.find(query, lang, limit);
    }

    @Override
    public Set<String> types(String entity) {
        return types(List.of(entity)).getOrDefault(entity, Set.of());
    }

    @Override
    public Map<String, Set<String>> types(Collection<String> entities) {
        Map<String, Set<String>> types = new HashMap<>();
        List<String> ids = entities.stream().distinct().toList();
        sessions.read(tx -> tx.list(EntityCypher.TYPES, Map.of("ids", ids)))
                .forEach(row -> types.put(
                        row.get("id").asString(),
                        Set.copyOf(row.get("types").asList(org.neo4j.driver.Value::asString))));
        return types;
    }

    @Override
    public State state() {
        return sessions.read(tx -> LedgerNodes.head(
                        tx.first(LedgerCypher.HEAD, Map.of()).orElseThrow().get("head"))
                .state());
    }

    @Override
    public long revision() {
        return sessions.read(tx -> tx.first(LedgerCypher.NEWEST, Map.of()))
                .orElseThrow()
                .get("revision")
                .asLong();
    }

    @Override
    public Page<RevisionRecord> revisions(int limit, @Nullable String cursor) {
        Map<String, Object> parameters = Map.of("below", Cursors.position(cursor), "limit", limit);
        List<RevisionRecord> page = sessions.read(
                tx -> tx.list(LedgerCypher.REVISIONS, parameters, row -> LedgerNodes.revision(row.get("r"))));
        boolean more = !page.isEmpty() && page.getLast().revision() > 0;
        return new Page<>(page, more ? Cursors.of(page.getLast().revision()) : null);
    }

    @Override
    public Optional<RevisionRecord> revision(long n) {
        return sessions.read(tx -> tx.first(LedgerCypher.REVISION, Map.of("number", n)))
                .map(row -> LedgerNodes.revision(row.get("r")));
    }

    @Override
    public List<RevisionRecord> revisionsOf(RevisionKind kind, long after) {
        Map<String, Object> parameters = Map.of("kind", kind.name(), "after", after);
        return sessions.read(
                tx -> tx.list(LedgerCypher.REVISIONS_OF_KIND, parameters, row -> LedgerNodes.revision(row.get("r"))));
    }

    @Override
    public Optional<RevisionRecord> revisionOf(String editId) {
        return sessions.read(tx -> tx.first(LedgerCypher.REVISION_OF_EDIT, Map.of("editId", editId)))
                .map(row -> LedgerNodes.revision(row.get("r")));
    }

    @Override
    public GraphDiff diff(long from, long to) {
        for (long n : new long[] {from, to}) {
            if (revision(n).isEmpty()) {
                throw new Missing("There is no revision " + n + ".");
            }
        }
        long older = Math.min(from, to);
        long newer = Math.max(from, to);
        Map<String, Object> span = Map.of("from", older, "to", newer);
        List<StatementRecord> came = read(FactCypher.ASSERTED_BETWEEN, span).stream()
                .filter(s -> s.isLiveAt(newer))
                .toList();
        List<StatementRecord> went = read(FactCypher.RETRACTED_BETWEEN, span).stream()
                .filter(s -> s.isLiveAt(older))
                .toList();
        List<StatementRecord> added = without(came, went);
        List<StatementRecord> removed = without(went, came);
        return from <= to ? new GraphDiff(from, to, added, removed) : new GraphDiff(from, to, removed, added);
    }

    private static List<StatementRecord> without(List<StatementRecord> all, List<StatementRecord> others) {
        Set<Object> contents = new HashSet<>();
        others.forEach(s -> contents.add(s.content()));
        return all.stream().filter(s -> !contents.contains(s.content())).toList();
    }

    private List<StatementRecord> read(String cypher, Map<String, Object> parameters) {
        return sessions.read(tx -> tx.list(cypher, parameters).stream()
                .map(row -> statements.read(tx, row))
                .toList());
    }
}
