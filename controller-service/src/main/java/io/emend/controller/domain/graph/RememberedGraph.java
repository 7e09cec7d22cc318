package io.emend.controller.domain.graph;

import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.State;
import io.emend.contract.knowledge.Value;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityMatch;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.GraphDiff;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.SlotVersion;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PlanGrounds;
import io.emend.graph.statement.PointerKey;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.SlotState;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A graph whose answers are remembered while a moment is bound. What is asked rarely, or of the ledger, never is. */
final class RememberedGraph implements KnowledgeGraph {
    private final KnowledgeGraph graph;
    private final ScopedValue<Recollection> moment;

    RememberedGraph(KnowledgeGraph graph, ScopedValue<Recollection> moment) {
        this.graph = graph;
        this.moment = moment;
    }

    /** Reads at once whatever is not remembered yet of what a plan needs. */
    void readAhead(PlanGrounds.Wanted wanted, Recollection memory) {
        PlanGrounds.Wanted unknown = new PlanGrounds.Wanted(
                memory.knows(entitiesOf(wanted.entities())) ? Set.of() : wanted.entities(),
                unknown(wanted.facts(), RememberedGraph::stateOf, memory),
                unknown(wanted.pointers(), RememberedGraph::pointingAt, memory),
                unknown(wanted.subjects(), RememberedGraph::editedUnder, memory));
        if (unknown.isEmpty()) {
            return;
        }
        PlanGrounds read = graph.planGrounds(unknown);
        if (!unknown.entities().isEmpty()) {
            memory.of(entitiesOf(unknown.entities()), read::entities);
        }
        read.facts().forEach((fact, state) -> memory.of(stateOf(fact), () -> state));
        read.pointing().forEach((pointer, statements) -> {
            if (statements.size() < StatementPattern.MAX_LIMIT) {
                memory.of(pointingAt(pointer), () -> new Page<>(statements, null));
            }
        });
        read.revisions().forEach((slot, revision) -> memory.of(revisionOf(slot), () -> revision));
        read.edited().forEach((subject, edited) -> memory.of(editedUnder(subject), () -> edited));
    }

    /** What is expected while nothing is remembered would be read twice, and a single answer comes as fast when it is asked for. */
    @Override
    public void expect(PlanGrounds.Wanted wanted) {
        if (moment.isBound() && wanted.facts().size() + wanted.pointers().size() > 1) {
            readAhead(wanted, moment.get());
        }
    }

    private static <T> Set<T> unknown(Set<T> wanted, Function<T, List<Object>> question, Recollection memory) {
        return wanted.stream().filter(one -> !memory.knows(question.apply(one))).collect(Collectors.toSet());
    }

    private static List<Object> entitiesOf(Collection<String> ids) {
        return List.of("entities", Set.copyOf(ids));
    }

    private static List<Object> stateOf(FactKey fact) {
        return List.of("factState", fact);
    }

    private static List<Object> pointingAt(PointerKey pointer) {
        return List.of("facts", pointer.pattern());
    }

    private static List<Object> revisionOf(SlotKey slot) {
        return List.of("slotRevision", slot);
    }

    private static List<Object> editedUnder(String entity) {
        return List.of("editedUnderName", entity);
    }

    private <T> T remembered(List<Object> question, Supplier<T> read) {
        return moment.isBound() ? moment.get().of(question, read) : read.get();
    }

    @Override
    public Page<StatementRecord> facts(StatementPattern pattern) {
        return remembered(List.of("facts", pattern), () -> graph.facts(pattern));
    }

    @Override
    public List<StatementRecord> slot(String subject, String relation) {
        return remembered(List.of("slot", subject, relation), () -> graph.slot(subject, relation));
    }

    @Override
    public List<Value> objects(String subject, String relation) {
        return remembered(List.of("objects", subject, relation), () -> graph.objects(subject, relation));
    }

    @Override
    public List<String> subjects(String relation, String object) {
        return remembered(List.of("subjects", relation, object), () -> graph.subjects(relation, object));
    }

    @Override
    public List<StatementRecord> statementsOf(String subject) {
        return remembered(List.of("statementsOf", subject), () -> graph.statementsOf(subject));
    }

    @Override
    public List<StatementRecord> neighbourhood(Collection<String> entities, int perEntity) {
        return remembered(
                List.of("neighbourhood", List.copyOf(entities), perEntity),
                () -> graph.neighbourhood(entities, perEntity));
    }

    @Override
    public Optional<StatementRecord> statement(String id) {
        return remembered(List.of("statement", id), () -> graph.statement(id));
    }

    @Override
    public List<StatementRecord> statements(Collection<String> ids) {
        return remembered(List.of("statements", List.copyOf(ids)), () -> graph.statements(ids));
    }

    @Override
    public List<StatementRecord> history(String id) {
        return remembered(List.of("history", id), () -> graph.history(id));
    }

    @Override
    public List<StatementRecord> dependents(Collection<String> ids) {
        return remembered(List.of("dependents", List.copyOf(ids)), () -> graph.dependents(ids));
    }

    @Override
    public List<StatementRecord> editedUnderName(String entity) {
        return remembered(editedUnder(entity), () -> graph.editedUnderName(entity));
    }

    @Override
    public long slotRevision(String subject, String relation) {
        return remembered(revisionOf(new SlotKey(subject, relation)), () -> graph.slotRevision(subject, relation));
    }

    @Override
    public Map<SlotKey, Long> slotRevisions(Collection<SlotKey> slots) {
        if (!moment.isBound()) {
            return graph.slotRevisions(slots);
        }
        Recollection memory = moment.get();
        Set<SlotKey> unknown = unknown(Set.copyOf(slots), RememberedGraph::revisionOf, memory);
        if (!unknown.isEmpty()) {
            graph.slotRevisions(unknown).forEach((slot, revision) -> memory.of(revisionOf(slot), () -> revision));
        }
        Map<SlotKey, Long> revisions = new HashMap<>();
        slots.forEach(slot -> revisions.put(slot, slotRevision(slot.subject(), slot.relation())));
        return revisions;
    }

    @Override
    public SlotState slotState(String subject, String relation) {
        return factState(FactKey.slot(subject, relation));
    }

    @Override
    public SlotState factState(FactKey fact) {
        String object = fact.object();
        FactKey slot = FactKey.slot(fact.subject(), fact.relation());
        if (object != null && moment.isBound() && moment.get().knows(stateOf(slot))) {
            return remembered(stateOf(fact), () -> factState(slot).of(object));
        }
        return remembered(stateOf(fact), () -> graph.factState(fact));
    }

    @Override
    public Optional<EntityRecord> entity(String id) {
        return remembered(List.of("entity", id), () -> graph.entity(id));
    }

    @Override
    public Map<String, EntityRecord> entities(Collection<String> ids) {
        return remembered(entitiesOf(ids), () -> Map.copyOf(graph.entities(ids)));
    }

    @Override
    public Map<String, String> labels(Collection<String> ids, String lang) {
        return remembered(List.of("labels", Set.copyOf(ids), lang), () -> Map.copyOf(graph.labels(ids, lang)));
    }

    @Override
    public List<EntityRecord> entitiesByName(String name) {
        return remembered(List.of("entitiesByName", name), () -> graph.entitiesByName(name));
    }

    @Override
    public List<EntityMatch> searchEntities(String query, String lang, int limit) {
        return remembered(
                List.of("searchEntities", query, lang, limit), () -> graph.searchEntities(query, lang, limit));
    }

    @Override
    public Set<String> types(String entity) {
        return remembered(List.of("types", entity), () -> graph.types(entity));
    }

    @Override
    public Map<String, Set<String>> types(Collection<String> entities) {
        return remembered(List.of("types of", Set.copyOf(entities)), () -> Map.copyOf(graph.types(entities)));
    }

    @Override
    public PlanGrounds planGrounds(PlanGrounds.Wanted wanted) {
        return graph.planGrounds(wanted);
    }

    @Override
    public List<StatementRecord> editedStatements(long revision) {
        return graph.editedStatements(revision);
    }

    @Override
    public void forEachLive(Consumer<StatementRecord> statement) {
        graph.forEachLive(statement);
    }

    @Override
    public List<SlotVersion> slotVersions(long revision) {
        return graph.slotVersions(revision);
    }

    @Override
    public State state() {
        return graph.state();
    }

    @Override
    public long revision() {
        return graph.revision();
    }

    @Override
    public Page<RevisionRecord> revisions(int limit, @Nullable String cursor) {
        return graph.revisions(limit, cursor);
    }

    @Override
    public Optional<RevisionRecord> revision(long n) {
        return graph.revision(n);
    }

    @Override
    public List<RevisionRecord> revisionsOf(RevisionKind kind, long after) {
        return graph.revisionsOf(kind, after);
    }

    @Override
    public Optional<RevisionRecord> revisionOf(String editId) {
        return graph.revisionOf(editId);
    }

    @Override
    public GraphDiff diff(long from, long to) {
        return graph.diff(from, to);
    }
}
