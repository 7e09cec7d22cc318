package io.emend.editor.commit;

import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.SlotRead;
import io.emend.contract.problem.Conflicted;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.StatementRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks early what the ledger will check again in its transaction, so that a stale plan costs no optimisation.
 */
final class ReadSetCheck {
    private final KnowledgeGraph graph;

    ReadSetCheck(KnowledgeGraph graph) {
        this.graph = graph;
    }

    /**
     * Reads the statements to retract.
     *
     * @throws Conflicted.StalePlan if a slot has changed since it was read, or a statement to retract is not live
     */
    List<StatementRecord> retracted(CommitRequest request) {
        for (SlotRead read : request.readSet()) {
            long now = graph.slotRevision(read.subject(), read.relation());
            if (now > read.revision()) {
                throw new Conflicted.StalePlan(
                        "The slot (" + read.subject() + ", " + read.relation() + ") was planned on revision "
                                + read.revision() + " and has changed in revision " + now + "; plan again.",
                        Map.of("subject", read.subject(), "relation", read.relation(), "revision", now));
            }
        }
        List<StatementRecord> records = graph.statements(request.retract());
        Set<String> missing = new HashSet<>(request.retract());
        records.stream()
                .filter(StatementRecord::isLive)
                .map(StatementRecord::id)
                .forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new Conflicted.StalePlan(
                    "Statements to retract are not live: "
                            + missing.stream().sorted().toList() + "; plan again.",
                    Map.of("statements", missing.stream().sorted().toList()));
        }
        return records;
    }
}
