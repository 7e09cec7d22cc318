package io.emend.graph.neo4j;

import io.emend.contract.knowledge.StateHash;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.NewEntity;
import io.emend.contract.model.PlannedStatement;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.Head;
import io.emend.graph.ledger.Revising;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.SlotDelta;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.neo4j.driver.Record;

/** One commit inside one transaction: lock, check, work out, write. Running it again after a failure is harmless. */
final class CommitTransaction {
    private final Sessions.Cypher tx;
    private final StatementNodes nodes;
    private final GraphCommit commit;

    CommitTransaction(Sessions.Cypher tx, StatementNodes nodes, GraphCommit commit) {
        this.tx = tx;
        this.nodes = nodes;
        this.commit = commit;
    }

    Committed run() {
        Head head = Neo4jLedger.lock(tx, commit.editId(), null);
        Optional<Record> earlier = tx.first(LedgerCypher.REVISION_OF_EDIT, Map.of("editId", commit.editId()));
        if (earlier.isPresent()) {
            RevisionRecord revision = LedgerNodes.revision(earlier.get().get("r"));
            return committed(revision.revision(), revision.stateHash(), revision.asserted(), revision.retracted());
        }
        Map<String, StatementRecord> known = Neo4jLedger.statements(tx, nodes, mentioned());
        Revising revising = Revising.of(head, commit, known);
        requireFreshSlots();
        requireNewIds(known);
        requireNewContents(revising);
        createEntities(revising.head().revision());
        requireEntities();
        write(head, revising);
        return committed(
                revising.head().revision(),
                revising.head().stateHash(),
                revising.revision().asserted(),
                commit.retract());
    }

    private List<String> mentioned() {
        return Stream.concat(
                        commit.retract().stream(),
                        commit.assertions().stream()
                                .flatMap(planned -> Stream.of(planned.id(), planned.restores()))
                                .filter(Objects::nonNull))
                .distinct()
                .toList();
    }

    private void requireFreshSlots() {
        if (!commit.readSet().isEmpty()) {
            List<SlotKey> slots = commit.readSet().stream()
                    .map(slot -> new SlotKey(slot.subject(), slot.relation()))
                    .toList();
            Revising.requireFresh(commit, Neo4jLedger.slotRevisions(tx, slots));
        }
    }

    private void requireNewIds(Map<String, StatementRecord> known) {
        List<String> ids =
                commit.assertions().stream().map(PlannedStatement::id).toList();
        if (ids.stream().anyMatch(known::containsKey) || Set.copyOf(ids).size() < ids.size()) {
            throw new IllegalArgumentException("A statement id of commit " + commit.editId() + " is in use: " + ids);
        }
    }

    private void requireNewContents(Revising revising) {
        if (revising.asserted().isEmpty()) {
            return;
        }
        Set<Object> leaving = new HashSet<>();
        revising.retracted().forEach(s -> leaving.add(s.id()));
        Set<Object> contents = new HashSet<>();
        revising.asserted().forEach(s -> contents.add(s.content()));
        List<Map<String, Object>> rows = revising.asserted().stream()
                .map(s -> Map.<String, Object>of(
                        "subject",
                        s.subject(),
                        "relation",
                        s.relation(),
                        "object",
                        s.object().canonical()))
                .toList();
        tx.list(LedgerCypher.LIVE_CONTENTS, Map.of("rows", rows)).stream()
                .map(row -> nodes.read(tx, row))
                .filter(s -> !leaving.contains(s.id()) && contents.contains(s.content()))
                .findFirst()
                .ifPresent(s -> {
                    throw Revising.stale(
                            "The fact " + s.content().line() + " is live already; plan again.",
                            Map.of("statement", s.id()));
                });
    }

    private void createEntities(long n) {
        if (commit.newEntities().isEmpty()) {
            return;
        }
        Map<String, EntityRecord> wanted = new HashMap<>();
        for (NewEntity entity : commit.newEntities()) {
            wanted.put(entity.id(), EntityRecord.of(entity.id(), entity.labels(), entity.types()));
        }
        List<Map<String, Object>> rows = wanted.values().stream()
                .map(entity -> EntityNodes.write(entity, n))
                .toList();
        List<Map<String, Object>> names = new ArrayList<>();
        tx.list(
                        EntityCypher.CREATE_IF_ABSENT,
                        Map.of("rows", rows),
                        row -> row.get("id").asString())
                .forEach(id -> names.addAll(EntityNodes.names(Objects.requireNonNull(wanted.get(id)))));
        tx.forEach(EntityCypher.CREATE_NAMES, names);
    }

    private void requireEntities() {
        Set<String> ids = new TreeSet<>();
        for (PlannedStatement planned : commit.assertions()) {
            ids.add(planned.subject());
            if (planned.object() instanceof Value.Entity object) {
                ids.add(object.id());
            }
        }
        List<String> missing = tx.list(
                LedgerCypher.MISSING_ENTITIES,
                Map.of("ids", List.copyOf(ids)),
                row -> row.get("id").asString());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "Commit " + commit.editId() + " names entities that are neither in the graph nor new: " + missing);
        }
    }

    private void write(Head head, Revising revising) {
        long n = revising.head().revision();
        retract(revising.retracted(), n);
        assertStatements(revising.asserted(), head.sequence());
        place();
        putSlotsInForce(n);
        tx.execute(
                LedgerCypher.CONCLUDE,
                Map.of(
                        "head",
                        LedgerNodes.head(revising.head()),
                        "properties",
                        LedgerNodes.revision(
                                revising.revision(), revising.head().sequence())));
    }

    private void retract(List<StatementRecord> retracted, long n) {
        if (!retracted.isEmpty()) {
            List<Map<String, String>> rows = retracted.stream()
                    .map(s -> Map.of("id", s.id(), "subject", s.subject(), "relation", s.relation()))
                    .toList();
            tx.execute(LedgerCypher.RETRACT, Map.of("rows", rows, "revision", n));
        }
    }

    private void assertStatements(List<StatementRecord> asserted, long lastSequence) {
        List<Map<String, Object>> all = new ArrayList<>();
        List<Map<String, Object>> toEntities = new ArrayList<>();
        List<Map<String, Object>> toLiterals = new ArrayList<>();
        List<Map<String, Object>> derived = new ArrayList<>();
        long sequence = lastSequence;
        for (StatementRecord statement : asserted) {
            Map<String, Object> node = StatementNodes.write(statement, ++sequence);
            all.add(node);
            if (statement.object() instanceof Value.Literal literal) {
                Map<String, Object> fact = new HashMap<>(node);
                fact.put("value", literal.value());
                fact.put("datatype", literal.datatype());
                toLiterals.add(fact);
            } else {
                toEntities.add(node);
            }
            if (statement.isDerived()) {
                derived.add(node);
            }
        }
        tx.forEach(LedgerCypher.ASSERT_STATEMENTS, all);
        tx.forEach(LedgerCypher.CREATE_ENTITY_FACTS, toEntities);
        tx.forEach(LedgerCypher.CREATE_LITERAL_FACTS, toLiterals);
        tx.forEach(LedgerCypher.LINK_PREMISES, derived);
    }

    private void place() {
        if (commit.placements().isEmpty()) {
            return;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        commit.placements()
                .forEach((id, placement) -> rows.add(Map.of(
                        "id", id,
                        "modelState", placement.modelState().name(),
                        "method", placement.method())));
        long placed = tx.first(LedgerCypher.PLACE, Map.of("rows", rows))
                .orElseThrow()
                .get("placed")
                .asLong();
        if (placed != rows.size()) {
            throw new IllegalArgumentException(
                    "A placement of commit " + commit.editId() + " names a statement that does not exist: "
                            + commit.placements().keySet());
        }
    }

    private void putSlotsInForce(long n) {
        Set<String> ending = new TreeSet<>(commit.closedSlots());
        commit.slotDeltas().stream().map(SlotDelta::subject).forEach(ending::add);
        if (!ending.isEmpty()) {
            tx.execute(LedgerCypher.CLOSE_SLOTS, Map.of("subjects", List.copyOf(ending), "revision", n));
        }
        tx.forEach(
                LedgerCypher.OPEN_SLOTS,
                commit.slotDeltas().stream()
                        .map(delta -> LedgerNodes.slotVersion(delta, n))
                        .toList());
    }

    private Committed committed(long revision, StateHash hashes, List<String> asserted, List<String> retracted) {
        List<String> all = Stream.concat(asserted.stream(), retracted.stream()).toList();
        // the head has moved within this transaction, so the new statements are visible to it
        Map<String, StatementRecord> known = Neo4jLedger.statements(tx, nodes, all);
        return new Committed(revision, revision - 1, hashes, inOrder(asserted, known), inOrder(retracted, known));
    }

    private static List<StatementRecord> inOrder(List<String> ids, Map<String, StatementRecord> known) {
        return ids.stream().map(id -> Objects.requireNonNull(known.get(id))).toList();
    }
}
