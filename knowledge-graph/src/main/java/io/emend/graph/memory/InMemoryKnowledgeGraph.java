package io.emend.graph.memory;

import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.State;
import io.emend.contract.knowledge.Value;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.graph.Cursors;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityMatch;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.entity.NameMatcher;
import io.emend.graph.entity.Names;
import io.emend.graph.ledger.GraphDiff;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.SlotVersion;
import io.emend.graph.memory.Tables.Row;
import io.emend.graph.statement.Content;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.PlanGrounds;
import io.emend.graph.statement.PointerKey;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.SlotState;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import io.emend.graph.statement.ValidTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads over {@link Tables}; it is over the size for a file because the port is wide and each method is short. */
final class InMemoryKnowledgeGraph implements KnowledgeGraph {
    private static final int MAX_SUBJECTS = 10_000;
    private final Tables tables;

    InMemoryKnowledgeGraph(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Page<StatementRecord> facts(StatementPattern pattern) {
        long below = Cursors.position(pattern.cursor());
        requireTime(pattern.validAt());
        synchronized (tables) {
            long revision = pattern.asOf() == null ? tables.head.revision() : pattern.asOf();
            List<Row> found = candidates(pattern).stream()
                    .filter(row -> row.sequence < below && fits(pattern, row.statement, revision))
                    .sorted(Comparator.comparingLong((Row row) -> row.sequence).reversed())
                    .limit(pattern.limit() + 1L)
                    .toList();
            boolean more = found.size() > pattern.limit();
            List<Row> page = more ? found.subList(0, pattern.limit()) : found;
            return new Page<>(
                    labelled(page.stream().map(row -> row.statement)),
                    more ? Cursors.of(page.getLast().sequence) : null);
        }
    }

    private Collection<Row> candidates(StatementPattern pattern) {
        if (pattern.subject() != null) {
            return Tables.rows(tables.bySubject, pattern.subject());
        }
        if (pattern.object() != null) {
            return Tables.rows(tables.byObject, pattern.object());
        }
        return pattern.relation() != null
                ? Tables.rows(tables.byRelation, pattern.relation())
                : tables.statements.values();
    }

    private static boolean fits(StatementPattern pattern, StatementRecord s, long revision) {
        return (pattern.subject() == null || pattern.subject().equals(s.subject()))
                && (pattern.relation() == null || pattern.relation().equals(s.relation()))
                && (pattern.object() == null
                        || pattern.object().equals(s.object().canonical()))
                && s.isLiveAt(revision)
                && (pattern.validAt() == null || ValidTime.contains(s.validFrom(), s.validTo(), pattern.validAt()));
    }

    private static void requireTime(@Nullable String time) {
        if (time != null) {
            try {
                ValidTime.epochSecond(time);
            } catch (IllegalArgumentException e) {
                throw new Malformed("validAt: " + e.getMessage());
            }
        }
    }

    @Override
    public List<StatementRecord> slot(String subject, String relation) {
        synchronized (tables) {
            return labelled(tables.slot(subject, relation).stream().filter(StatementRecord::isLive));
        }
    }

    @Override
    public List<Value> objects(String subject, String relation) {
        return slot(subject, relation).stream().map(StatementRecord::object).toList();
    }

    @Override
    public List<String> subjects(String relation, String object) {
        synchronized (tables) {
            return Tables.rows(tables.byObject, object).stream()
                    .map(row -> row.statement)
                    .filter(s -> s.isLive() && s.relation().equals(relation))
                    .map(StatementRecord::subject)
                    .limit(MAX_SUBJECTS)
                    .toList();
        }
    }

    @Override
    public List<StatementRecord> statementsOf(String subject) {
        synchronized (tables) {
            return labelled(live(Tables.rows(tables.bySubject, subject)));
        }
    }

    @Override
    public List<StatementRecord> neighbourhood(Collection<String> entities, int perEntity) {
        synchronized (tables) {
            Map<String, StatementRecord> found = new LinkedHashMap<>();
            for (String entity : entities) {
                Stream.of(tables.bySubject, tables.byObject)
                        .flatMap(index ->
                                live(Tables.rows(index, entity).reversed()).limit(perEntity))
                        .forEach(s -> found.put(s.id(), s));
            }
            return labelled(found.values().stream());
        }
    }

    @Override
    public Optional<StatementRecord> statement(String id) {
        return statements(List.of(id)).stream().findFirst();
    }

    @Override
    public List<StatementRecord> statements(Collection<String> ids) {
        synchronized (tables) {
            return labelled(ids.stream()
                    .distinct()
                    .map(tables.statements::get)
                    .filter(Objects::nonNull)
                    .map(row -> row.statement));
        }
    }

    @Override
    public List<StatementRecord> history(String id) {
        synchronized (tables) {
            Row row = tables.statements.get(id);
            return row == null
                    ? List.of()
                    : labelled(tables.slot(row.statement.subject(), row.statement.relation()).reversed().stream());
        }
    }

    @Override
    public List<StatementRecord> dependents(Collection<String> ids) {
        Set<String> premises = Set.copyOf(ids);
        return every(s -> s.isLive() && s.derivedFrom().stream().anyMatch(premises::contains));
    }

    @Override
    public List<StatementRecord> editedStatements(long revision) {
        return every(s -> s.origin() == Origin.EDIT && s.isLiveAt(revision));
    }

    @Override
    public List<StatementRecord> editedUnderName(String entity) {
        synchronized (tables) {
            Set<String> labels = entity(entity).stream()
                    .flatMap(InMemoryKnowledgeGraph::labelKeys)
                    .collect(Collectors.toSet());
            return every(s -> s.origin() == Origin.EDIT
                    && s.isLive()
                    && (s.subject().equals(entity)
                            || entity(s.subject()).stream()
                                    .flatMap(InMemoryKnowledgeGraph::labelKeys)
                                    .anyMatch(labels::contains)));
        }
    }

    private static Stream<String> labelKeys(EntityRecord entity) {
        return entity.labels().values().stream().map(Names::key);
    }

    @Override
    public void forEachLive(Consumer<StatementRecord> statement) {
        every(StatementRecord::isLive).forEach(statement);
    }

    @Override
    public long slotRevision(String subject, String relation) {
        synchronized (tables) {
            return tables.slotRevision(subject, relation);
        }
    }

    @Override
    public Map<SlotKey, Long> slotRevisions(Collection<SlotKey> slots) {
        synchronized (tables) {
            Map<SlotKey, Long> revisions = new HashMap<>();
            slots.forEach(slot -> revisions.put(slot, tables.slotRevision(slot.subject(), slot.relation())));
            return revisions;
        }
    }

    @Override
    public SlotState slotState(String subject, String relation) {
        synchronized (tables) {
            return new SlotState(tables.slotRevision(subject, relation), slot(subject, relation));
        }
    }

    @Override
    public SlotState factState(FactKey fact) {
        SlotState slot = slotState(fact.subject(), fact.relation());
        return new SlotState(
                slot.revision(),
                slot.statements().stream()
                        .filter(s ->
                                fact.object() == null || s.object().canonical().equals(fact.object()))
                        .toList());
    }

    @Override
    public PlanGrounds planGrounds(PlanGrounds.Wanted wanted) {
        synchronized (tables) {
            Map<PointerKey, List<StatementRecord>> pointing = wanted.pointers().stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            pointer -> facts(pointer.pattern()).items()));
            return new PlanGrounds(
                    entities(wanted.entities()),
                    wanted.facts().stream().collect(Collectors.toMap(Function.identity(), this::factState)),
                    pointing,
                    slotRevisions(pointing.values().stream()
                            .flatMap(List::stream)
                            .map(SlotKey::of)
                            .distinct()
                            .toList()),
                    wanted.subjects().stream().collect(Collectors.toMap(Function.identity(), this::editedUnderName)));
        }
    }

    @Override
    public List<SlotVersion> slotVersions(long revision) {
        synchronized (tables) {
            return tables.slots.stream()
                    .filter(slot -> slot.isLiveAt(revision))
                    .sorted(Comparator.comparing(SlotVersion::subject))
                    .toList();
        }
    }

    @Override
    public Optional<EntityRecord> entity(String id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.entities.get(id)).map(Tables.Named::entity);
        }
    }

    @Override
    public Map<String, EntityRecord> entities(Collection<String> ids) {
        return ids.stream()
                .distinct()
                .flatMap(id -> entity(id).stream())
                .collect(Collectors.toMap(EntityRecord::id, Function.identity()));
    }

    @Override
    public Map<String, String> labels(Collection<String> ids, String lang) {
        return entities(ids).values().stream().collect(Collectors.toMap(EntityRecord::id, e -> e.label(lang)));
    }

    @Override
    public List<EntityRecord> entitiesByName(String name) {
        String key = Names.key(name);
        synchronized (tables) {
            return tables.entities.values().stream()
                    .map(Tables.Named::entity)
                    .filter(entity ->
                            entity.names().anyMatch(other -> Names.key(other).equals(key)))
                    .toList();
        }
    }

    @Override
    public List<EntityMatch> searchEntities(String query, String lang, int limit) {
        synchronized (tables) {
            return new NameMatcher(query, lang)
                    .rank(
                            tables.entities.values().stream()
                                    .map(Tables.Named::entity)
                                    .toList(),
                            limit);
        }
    }

    @Override
    public Set<String> types(String entity) {
        return entity(entity).map(e -> Set.copyOf(e.types())).orElse(Set.of());
    }

    @Override
    public Map<String, Set<String>> types(Collection<String> entities) {
        Map<String, Set<String>> types = new HashMap<>();
        entities(entities).forEach((id, entity) -> types.put(id, Set.copyOf(entity.types())));
        return types;
    }

    @Override
    public State state() {
        synchronized (tables) {
            return tables.head.state();
        }
    }

    @Override
    public Page<RevisionRecord> revisions(int limit, @Nullable String cursor) {
        long below = Cursors.position(cursor);
        synchronized (tables) {
            List<RevisionRecord> page = tables.revisions.headMap(below, false).descendingMap().values().stream()
                    .limit(limit)
                    .toList();
            boolean more = !page.isEmpty() && page.getLast().revision() > 0;
            return new Page<>(page, more ? Cursors.of(page.getLast().revision()) : null);
        }
    }

    @Override
    public Optional<RevisionRecord> revision(long n) {
        synchronized (tables) {
            return Optional.ofNullable(tables.revisions.get(n));
        }
    }

    @Override
    public List<RevisionRecord> revisionsOf(RevisionKind kind, long after) {
        synchronized (tables) {
            return tables.revisions.tailMap(after, false).descendingMap().values().stream()
                    .filter(revision -> revision.kind() == kind)
                    .toList();
        }
    }

    @Override
    public Optional<RevisionRecord> revisionOf(String editId) {
        synchronized (tables) {
            return tables.revisions.values().stream()
                    .filter(revision -> editId.equals(revision.editId()))
                    .findFirst();
        }
    }

    @Override
    public GraphDiff diff(long from, long to) {
        for (long n : new long[] {from, to}) {
            if (revision(n).isEmpty()) {
                throw new Missing("There is no revision " + n + ".");
            }
        }
        Map<Content, StatementRecord> before = liveAt(from);
        Map<Content, StatementRecord> after = liveAt(to);
        return new GraphDiff(from, to, without(after, before), without(before, after));
    }

    private Map<Content, StatementRecord> liveAt(long revision) {
        return every(s -> s.isLiveAt(revision)).stream()
                .collect(Collectors.toMap(
                        StatementRecord::content, Function.identity(), (a, b) -> b, LinkedHashMap::new));
    }

    private static List<StatementRecord> without(
            Map<Content, StatementRecord> all, Map<Content, StatementRecord> excluded) {
        List<StatementRecord> left = new ArrayList<>();
        all.forEach((content, statement) -> {
            if (!excluded.containsKey(content)) {
                left.add(statement);
            }
        });
        return left;
    }

    private List<StatementRecord> every(Predicate<StatementRecord> wanted) {
        synchronized (tables) {
            return labelled(tables.statements.values().stream()
                    .map(row -> row.statement)
                    .filter(wanted));
        }
    }

    private static Stream<StatementRecord> live(List<Row> rows) {
        return rows.stream().map(row -> row.statement).filter(StatementRecord::isLive);
    }

    private List<StatementRecord> labelled(Stream<StatementRecord> statements) {
        return statements.map(tables::labelled).toList();
    }
}
