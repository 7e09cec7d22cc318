package io.emend.controller.domain.edit;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.ModelOutcome;
import io.emend.contract.edit.Plan;
import io.emend.contract.knowledge.ModelState;
import io.emend.controller.domain.conflict.Naming;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.KnowledgeSchema;
import java.util.List;
import java.util.Optional;

/** Tells from the ledger what an edit became, for when the editor's own answer is lost. Thread-safe. */
public final class LedgerOutcomes {
    private static final String UNMEASURED =
            "The editor's answer was lost; what is told here was read from the ledger, without scores.";

    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;

    public LedgerOutcomes(KnowledgeGraph graph, KnowledgeSchema schema) {
        this.graph = graph;
        this.schema = schema;
    }

    /** The edit as it was committed; empty if the ledger does not have it. */
    public Optional<TrackedEdit> of(TrackedEdit tracked) {
        return graph.revisionOf(tracked.id()).map(revision -> tracked.with(applied(tracked, revision)));
    }

    private Edit applied(TrackedEdit tracked, RevisionRecord revision) {
        Edit edit = tracked.edit();
        Naming naming = new Naming(graph, schema, tracked.notes().language());
        List<StatementRecord> asserted = graph.statements(revision.asserted());
        return new Edit(
                edit.id(),
                edit.kind(),
                EditStatus.APPLIED,
                edit.author(),
                edit.createdAt(),
                revision.revision(),
                revision.revision() - 1,
                edit.operations(),
                new Plan(
                        naming.facts(graph.statements(revision.retracted())),
                        naming.facts(
                                asserted.stream().filter(s -> !s.isDerived()).toList()),
                        naming.facts(asserted.stream()
                                .filter(StatementRecord::isDerived)
                                .toList()),
                        edit.plan().reinforced()),
                edit.conflicts(),
                edit.screening(),
                model(edit, asserted),
                revision.stateHash(),
                revision.undoes(),
                edit.source(),
                edit.comment(),
                null);
    }

    private static ModelOutcome model(Edit edit, List<StatementRecord> asserted) {
        if (edit.kind().equals(Committer.CONSOLIDATION)) {
            return inWeights("consolidated");
        }
        Optional<StatementRecord> written = asserted.stream()
                .filter(statement -> statement.modelState() == ModelState.IN_WEIGHTS)
                .findFirst();
        return written.isEmpty()
                ? ModelOutcome.untouched(UNMEASURED)
                : inWeights(written.get().method());
    }

    private static ModelOutcome inWeights(String method) {
        return new ModelOutcome(ModelState.IN_WEIGHTS, method, List.of(), List.of(), null, null, null, 0, UNMEASURED);
    }
}
