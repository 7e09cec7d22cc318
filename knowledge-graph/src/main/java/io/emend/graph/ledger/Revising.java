package io.emend.graph.ledger;

import io.emend.contract.model.PlannedStatement;
import io.emend.contract.problem.Conflicted;
import io.emend.graph.hash.LtHash16;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Works out the next revision from a head and a commit: new statements, retracted ones, hashes. Pure; an adapter reads
 * what it needs, asks for the result, and writes it.
 *
 * @param head the new head
 * @param asserted new statements in the commit's order
 * @param retracted retracted statements in the commit's order
 */
public record Revising(
        Head head, RevisionRecord revision, List<StatementRecord> asserted, List<StatementRecord> retracted) {
    public Revising {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(revision, "revision");
        asserted = List.copyOf(asserted);
        retracted = List.copyOf(retracted);
    }

    /**
     * Plans the revision.
     *
     * @param known statements by id: those to retract and those that assertions restore
     * @throws Conflicted.StalePlan if the head has moved on or a statement to retract is not live
     */
    public static Revising of(Head head, GraphCommit commit, Map<String, StatementRecord> known) {
        if (commit.head() != head.revision()) {
            throw stale(
                    "The plan was made on revision " + commit.head() + " and the ledger is at " + head.revision()
                            + "; plan again.",
                    Map.of("head", head.revision()));
        }
        long n = head.revision() + 1;
        LtHash16 liveSet = LtHash16.from(head.liveSet());
        Chain.Operations operations = new Chain.Operations();

        List<StatementRecord> retracted = new ArrayList<>();
        for (String id : commit.retract()) {
            StatementRecord live = known.get(id);
            if (live == null || !live.isLive()) {
                throw stale(
                        "Statement " + id + " was to be retracted and is not live; plan again.",
                        Map.of("statement", id));
            }
            retracted.add(retract(live, n));
            liveSet.remove(live.content().line());
            operations.retract(id);
        }

        List<StatementRecord> asserted = new ArrayList<>();
        for (PlannedStatement planned : commit.assertions()) {
            StatementRecord statement = assertion(planned, commit, n, known);
            asserted.add(statement);
            liveSet.add(statement.content().line());
            operations.add(statement.id(), statement.content());
        }
        return complete(head, commit, n, liveSet, operations.hash(), asserted, retracted);
    }

    /** A problem that tells the planner to try again. */
    public static Conflicted.StalePlan stale(String detail, Map<String, Object> data) {
        return new Conflicted.StalePlan(detail, data);
    }

    private static Revising complete(
            Head head,
            GraphCommit commit,
            long n,
            LtHash16 liveSet,
            String operationsHash,
            List<StatementRecord> asserted,
            List<StatementRecord> retracted) {
        String deltasHash = Chain.deltasHash(commit.slotDeltas(), commit.closedSlots());
        String chain = Chain.next(
                head.chainHash(),
                n,
                commit.kind(),
                commit.editId(),
                operationsHash,
                deltasHash,
                commit.author(),
                commit.createdAt());
        Head next = new Head(
                n, head.sequence() + asserted.size(), head.baseModel(), commit.modelHash(), liveSet.toBytes(), chain);
        RevisionRecord revision = new RevisionRecord(
                n,
                commit.kind(),
                commit.editId(),
                commit.author(),
                commit.createdAt(),
                asserted.stream().map(StatementRecord::id).toList(),
                commit.retract(),
                asserted.size(),
                operationsHash,
                deltasHash,
                commit.undoes(),
                commit.comment(),
                head.chainHash(),
                next.stateHash());
        return new Revising(next, revision, asserted, retracted);
    }

    private static StatementRecord assertion(
            PlannedStatement planned, GraphCommit commit, long n, Map<String, StatementRecord> known) {
        StatementRecord restored = planned.restores() == null ? null : known.get(planned.restores());
        if (planned.restores() != null && restored == null) {
            throw stale(
                    "Statement " + planned.restores() + " was to be restored and does not exist; plan again.",
                    Map.of("statement", planned.restores()));
        }
        Placement before =
                restored == null ? Placement.GRAPH_ONLY : new Placement(restored.modelState(), restored.method());
        Placement placement = commit.placements().getOrDefault(planned.id(), before);
        return new StatementRecord(
                planned.id(),
                planned.subject(),
                planned.relation(),
                planned.object(),
                planned.validFrom(),
                planned.validTo(),
                restored == null ? commit.author() : restored.author(),
                restored == null ? commit.source() : restored.source(),
                n,
                null,
                restored == null ? Origin.EDIT : restored.origin(),
                placement.modelState(),
                placement.method(),
                commit.editId(),
                planned.derivedFrom());
    }

    private static StatementRecord retract(StatementRecord live, long n) {
        return new StatementRecord(
                live.id(),
                live.subject(),
                live.relation(),
                live.object(),
                live.validFrom(),
                live.validTo(),
                live.author(),
                live.source(),
                live.assertedRevision(),
                n,
                live.origin(),
                live.modelState(),
                live.method(),
                live.editId(),
                live.derivedFrom());
    }

    /** Slots of the read set whose recorded revision differs, as a problem, if there are any. */
    public static void requireFresh(GraphCommit commit, Map<SlotKey, Long> present) {
        Map<String, Object> moved = new TreeMap<>();
        commit.readSet().forEach(slot -> {
            long now = present.getOrDefault(new SlotKey(slot.subject(), slot.relation()), 0L);
            if (now != slot.revision()) {
                moved.put(slot.subject() + ' ' + slot.relation(), now);
            }
        });
        if (!moved.isEmpty()) {
            throw stale(
                    "The plan was made from slots that have changed since: " + moved.keySet() + "; plan again.",
                    Map.of("slots", moved));
        }
    }
}
