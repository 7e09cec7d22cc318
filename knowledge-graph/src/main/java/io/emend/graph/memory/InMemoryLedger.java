package io.emend.graph.memory;

import io.emend.contract.knowledge.State;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.NewEntity;
import io.emend.contract.model.PlannedStatement;
import io.emend.contract.problem.Unavailable;
import io.emend.graph.BulkLoad;
import io.emend.graph.Ledger;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.hash.LtHash16;
import io.emend.graph.hash.Sha256;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.ledger.Placement;
import io.emend.graph.ledger.Revising;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.SlotDelta;
import io.emend.graph.ledger.SlotVersion;
import io.emend.graph.ledger.UnfinishedImport;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.StatementRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The ledger over {@link Tables}; its monitor is the lock. */
final class InMemoryLedger implements Ledger {
    private final Tables tables;

    InMemoryLedger(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Committed commit(GraphCommit commit) {
        synchronized (tables) {
            Committed earlier = tables.commits.get(commit.editId());
            if (earlier != null) {
                return earlier;
            }
            if (tables.running != null) {
                throw new Unavailable("An import is running; try again when it has finished.");
            }
            Revising revising = Revising.of(tables.head, commit, known(commit));
            Revising.requireFresh(commit, slotRevisions(commit));
            requireNewContents(commit, revising);
            requireEntities(commit);
            requirePlaceable(commit, revising);
            return write(commit, revising);
        }
    }

    private Map<String, StatementRecord> known(GraphCommit commit) {
        Map<String, StatementRecord> known = new HashMap<>();
        Stream.concat(
                        commit.retract().stream(),
                        commit.assertions().stream()
                                .map(PlannedStatement::restores)
                                .filter(id -> id != null))
                .forEach(id -> {
                    Tables.Row row = tables.statements.get(id);
                    if (row != null) {
                        known.put(id, row.statement);
                    }
                });
        return known;
    }

    private Map<SlotKey, Long> slotRevisions(GraphCommit commit) {
        Map<SlotKey, Long> present = new HashMap<>();
        commit.readSet()
                .forEach(slot -> present.put(
                        new SlotKey(slot.subject(), slot.relation()),
                        tables.slotRevision(slot.subject(), slot.relation())));
        return present;
    }

    private void requireNewContents(GraphCommit commit, Revising revising) {
        Set<String> leaving = Set.copyOf(commit.retract());
        for (StatementRecord statement : revising.asserted()) {
            if (tables.statements.containsKey(statement.id())) {
                throw new IllegalArgumentException("Statement id " + statement.id() + " is in use.");
            }
            boolean live = tables.slot(statement.subject(), statement.relation()).stream()
                    .anyMatch(s -> s.isLive()
                            && !leaving.contains(s.id())
                            && s.content().equals(statement.content()));
            if (live) {
                throw Revising.stale(
                        "The fact " + statement.content().line() + " is live already; plan again.",
                        Map.of("statement", statement.id()));
            }
        }
    }

    private void requireEntities(GraphCommit commit) {
        Set<String> known = new HashSet<>(tables.entities.keySet());
        commit.newEntities().stream().map(NewEntity::id).forEach(known::add);
        for (PlannedStatement planned : commit.assertions()) {
            boolean complete = known.contains(planned.subject())
                    && (!(planned.object() instanceof Value.Entity object) || known.contains(object.id()));
            if (!complete) {
                throw new IllegalArgumentException(
                        "Statement " + planned.id() + " names an entity that is neither in the graph nor new.");
            }
        }
    }

    private void requirePlaceable(GraphCommit commit, Revising revising) {
        Set<String> known = new HashSet<>(tables.statements.keySet());
        revising.asserted().stream().map(StatementRecord::id).forEach(known::add);
        for (String id : commit.placements().keySet()) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException("A placement names statement " + id + ", which does not exist.");
            }
        }
    }

    private Committed write(GraphCommit commit, Revising revising) {
        long n = revising.head().revision();
        for (NewEntity entity : commit.newEntities()) {
            tables.entities.putIfAbsent(
                    entity.id(), new Tables.Named(EntityRecord.of(entity.id(), entity.labels(), entity.types()), n));
        }
        long sequence = tables.head.sequence();
        for (StatementRecord statement : revising.asserted()) {
            tables.insert(++sequence, statement);
        }
        revising.retracted().forEach(tables::replace);
        commit.placements().forEach(this::place);
        commit.closedSlots().forEach(subject -> close(subject, n));
        for (SlotDelta delta : commit.slotDeltas()) {
            close(delta.subject(), n);
            tables.slots.add(
                    new SlotVersion(delta.subject(), delta.deltaKey(), delta.deltaHash(), delta.method(), n, null));
        }
        tables.revisions.put(n, revising.revision());
        long before = tables.head.revision();
        tables.head = revising.head();
        Committed committed = new Committed(
                n,
                before,
                revising.head().stateHash(),
                revising.asserted().stream().map(tables::labelled).toList(),
                revising.retracted().stream().map(tables::labelled).toList());
        tables.commits.put(commit.editId(), committed);
        return committed;
    }

    private void place(String id, Placement placement) {
        StatementRecord s = Objects.requireNonNull(tables.statements.get(id)).statement;
        tables.replace(new StatementRecord(
                s.id(),
                s.subject(),
                s.relation(),
                s.object(),
                s.validFrom(),
                s.validTo(),
                s.author(),
                s.source(),
                s.assertedRevision(),
                s.retractedRevision(),
                s.origin(),
                placement.modelState(),
                placement.method(),
                s.editId(),
                s.derivedFrom()));
    }

    private void close(String subject, long n) {
        tables.slots.replaceAll(slot -> slot.subject().equals(subject) && slot.toRevision() == null
                ? new SlotVersion(subject, slot.deltaKey(), slot.deltaHash(), slot.method(), slot.fromRevision(), n)
                : slot);
    }

    @Override
    public State bindModel(String baseModelHash) {
        synchronized (tables) {
            if (baseModelHash.equals(tables.head.baseModel())) {
                return tables.head.state();
            }
            boolean edited =
                    tables.revisions.values().stream().anyMatch(r -> r.kind().isCommitted());
            if (edited) {
                throw new Unavailable.Corrupted(
                        "The ledger's edits were made on the base model " + tables.head.baseModel() + "; found "
                                + baseModelHash + ". Start with the same model folder, or with another data folder.",
                        Map.of("expected", String.valueOf(tables.head.baseModel()), "found", baseModelHash));
            }
            tables.head = tables.head.withModel(baseModelHash);
            tables.revisions.replaceAll((n, revision) -> revision.withModel(baseModelHash));
            return tables.head.state();
        }
    }

    @Override
    public BulkLoad beginImport(ImportHeader header) {
        synchronized (tables) {
            if (tables.running != null && !tables.running.resumes(header)) {
                throw new Unavailable("Another import is running; try again when it has finished.");
            }
            InMemoryBulkLoad load = tables.running == null ? new InMemoryBulkLoad(tables, header) : tables.running;
            tables.running = load;
            return load;
        }
    }

    @Override
    public Optional<UnfinishedImport> unfinishedImport() {
        synchronized (tables) {
            return Optional.ofNullable(tables.running).map(InMemoryBulkLoad::unfinished);
        }
    }

    @Override
    public boolean isIntact() {
        synchronized (tables) {
            LtHash16 hash = new LtHash16();
            tables.statements.values().stream()
                    .map(row -> row.statement)
                    .filter(StatementRecord::isLive)
                    .forEach(s -> hash.add(s.content().line()));
            String previous = null;
            for (RevisionRecord revision : tables.revisions.values()) {
                if (!revision.isChained() || !Objects.equals(previous, revision.previousHash())) {
                    return false;
                }
                previous = revision.hash();
            }
            return Sha256.tagged(hash.toBytes()).equals(tables.head.stateHash().graph())
                    && tables.head.chainHash().equals(previous);
        }
    }
}
