package io.emend.graph.neo4j;

import io.emend.contract.knowledge.State;
import io.emend.contract.problem.Unavailable;
import io.emend.graph.BulkLoad;
import io.emend.graph.Ledger;
import io.emend.graph.hash.LtHash16;
import io.emend.graph.hash.Sha256;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.Head;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.UnfinishedImport;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.StatementRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.types.MapAccessor;

/** The ledger in Neo4j. A commit first writes to the head's node, and so holds its lock until it ends. */
final class Neo4jLedger implements Ledger {
    private static final int REVISION_SLICE = 1_000;
    private final Sessions sessions;
    private final StatementNodes statements;

    Neo4jLedger(Sessions sessions, StatementNodes statements) {
        this.sessions = sessions;
        this.statements = statements;
    }

    /** Creates revision 0 unless there is one. */
    void createGenesis() {
        // a process that starts reads the head anyway, and planning a write it does not need takes half a second
        if (sessions.read(tx -> tx.first(LedgerCypher.HEAD, Map.of()).isPresent())) {
            return;
        }
        Head head = Head.genesis();
        sessions.write(tx -> {
            tx.execute(
                    LedgerCypher.CREATE_GENESIS,
                    Map.of(
                            "head", LedgerNodes.head(head),
                            "properties", LedgerNodes.revision(head.genesisRevision(), 0)));
            return true;
        });
    }

    @Override
    public Committed commit(GraphCommit commit) {
        return sessions.write(tx -> new CommitTransaction(tx, statements, commit).run());
    }

    @Override
    public State bindModel(String baseModelHash) {
        return sessions.write(tx -> {
            Head head = lock(tx, "model", null);
            if (baseModelHash.equals(head.baseModel())) {
                return head.state();
            }
            if (tx.first(LedgerCypher.COUNT_EDITS, Map.of()).isPresent()) {
                throw new Unavailable.Corrupted(
                        "The ledger's edits were made on the base model " + head.baseModel() + "; found "
                                + baseModelHash + ". Start with the same model folder, or with another data folder.",
                        Map.of("expected", String.valueOf(head.baseModel()), "found", baseModelHash));
            }
            Head bound = head.withModel(baseModelHash);
            tx.execute(LedgerCypher.BIND_MODEL, Map.of("model", baseModelHash));
            tx.execute(LedgerCypher.MOVE_HEAD, Map.of("head", LedgerNodes.head(bound)));
            return bound.state();
        });
    }

    @Override
    public BulkLoad beginImport(ImportHeader header) {
        return Neo4jBulkLoad.begin(sessions, header);
    }

    @Override
    public Optional<UnfinishedImport> unfinishedImport() {
        MapAccessor node = sessions.read(
                tx -> tx.first(LedgerCypher.HEAD, Map.of()).orElseThrow().get("head"));
        long before = node.get("sequence").asLong();
        return Optional.ofNullable(StatementNodes.text(node, "importJob"))
                .map(job -> new UnfinishedImport(
                        job,
                        node.get("importOffered").asLong(0),
                        node.get("importSequence").asLong(before) - before));
    }

    @Override
    public boolean isIntact() {
        Head head = sessions.read(tx -> LedgerNodes.head(
                tx.first(LedgerCypher.HEAD, Map.of()).orElseThrow().get("head")));
        return chainIsIntact(head) && liveSetIsIntact(head);
    }

    private boolean chainIsIntact(Head head) {
        String expected = head.chainHash();
        long below = head.revision() + 1;
        while (below > 0) {
            Map<String, Object> parameters = Map.of("below", below, "limit", REVISION_SLICE);
            List<RevisionRecord> slice = sessions.read(
                    tx -> tx.list(LedgerCypher.REVISIONS, parameters, row -> LedgerNodes.revision(row.get("r"))));
            for (RevisionRecord revision : slice) {
                below--;
                if (revision.revision() != below || !revision.hash().equals(expected) || !revision.isChained()) {
                    return false;
                }
                expected = revision.previousHash();
            }
            if (slice.isEmpty()) {
                return false;
            }
        }
        return expected == null;
    }

    private boolean liveSetIsIntact(Head head) {
        LtHash16 hash = new LtHash16();
        new Neo4jKnowledgeGraph(sessions, statements)
                .forEachLive(s -> hash.add(s.content().line()));
        return Sha256.tagged(hash.toBytes()).equals(head.stateHash().graph());
    }

    /**
     * Takes the head's lock for the rest of the transaction.
     *
     * @param job the import that asks, null for a commit; another running import refuses it
     */
    static Head lock(Sessions.Cypher tx, String by, @Nullable String job) {
        var node = tx.first(LedgerCypher.LOCK, Map.of("by", by))
                .orElseThrow(() -> new IllegalStateException("The ledger has no head; the graph was not opened."))
                .get("head");
        String running = StatementNodes.text(node, "importJob");
        if (running != null && !Objects.equals(running, job)) {
            throw new Unavailable("An import (" + running + ") is running; try again when it has finished.");
        }
        return LedgerNodes.head(node);
    }

    /** Revision of every slot. */
    static Map<SlotKey, Long> slotRevisions(Sessions.Cypher tx, Collection<SlotKey> slots) {
        Map<SlotKey, Long> revisions = new HashMap<>();
        List<List<String>> pairs = slots.stream()
                .map(slot -> List.of(slot.subject(), slot.relation()))
                .toList();
        tx.list(FactCypher.SLOT_REVISIONS, Map.of("slots", pairs))
                .forEach(row -> revisions.put(
                        new SlotKey(
                                row.get("subject").asString(),
                                row.get("relation").asString()),
                        row.get("revision").asLong(0)));
        return revisions;
    }

    /** Statements by id, live or not. */
    static Map<String, StatementRecord> statements(Sessions.Cypher tx, StatementNodes nodes, List<String> ids) {
        Map<String, StatementRecord> known = new HashMap<>();
        if (!ids.isEmpty()) {
            tx.list(FactCypher.BY_IDS, Map.of("ids", ids)).stream()
                    .map(row -> nodes.read(tx, row))
                    .forEach(s -> known.put(s.id(), s));
        }
        return known;
    }
}
