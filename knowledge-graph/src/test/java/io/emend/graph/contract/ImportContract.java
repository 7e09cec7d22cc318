package io.emend.graph.contract;

import static io.emend.graph.contract.TestGraphs.NOON;
import static io.emend.graph.contract.TestGraphs.canonical;
import static io.emend.graph.contract.TestGraphs.edit;
import static io.emend.graph.contract.TestGraphs.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.knowledge.Value;
import io.emend.contract.problem.Unavailable;
import io.emend.graph.GraphPorts;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.UnfinishedImport;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What importing does: one revision, unseen until it is finished, resumed or taken back. */
abstract class ImportContract extends SmallWorld {
    @Test
    void startsEmptyAtRevisionZero() {
        GraphPorts empty = emptyGraph();

        assertThat(empty.knowledge().state().revision()).isZero();
        assertThat(empty.knowledge().revision(0).orElseThrow().kind()).isEqualTo(RevisionKind.GENESIS);
        assertThat(canonical(empty)).isEmpty();
        assertThat(empty.ledger().isIntact()).isTrue();
    }

    @Test
    void recordsAnImportAsOneRevision() {
        var revision = graph.knowledge().revision(1).orElseThrow();

        assertThat(revision.kind()).isEqualTo(RevisionKind.IMPORT);
        assertThat(revision.assertedCount()).isEqualTo(7);
        assertThat(revision.author()).isEqualTo("loader");
        assertThat(revision.previousHash())
                .isEqualTo(graph.knowledge().revision(0).orElseThrow().hash());
        assertThat(graph.knowledge().state().revision()).isEqualTo(1);
    }

    @Test
    void givesImportedStatementsTheImportsAuthorAndSource() {
        StatementRecord born = graph.knowledge().slot("Q1", "P19").getFirst();

        assertThat(born.author()).isEqualTo("loader");
        assertThat(born.source()).isEqualTo(TestGraphs.SOURCE);
        assertThat(born.origin()).isEqualTo(Origin.IMPORT);
        assertThat(born.modelState()).isEqualTo(ModelState.KG_ONLY);
        assertThat(born.editId()).isNull();
        assertThat(born.object()).isEqualTo(new Value.Entity("Q10", "London"));
    }

    @Test
    void skipsStatementsThatAreLiveAlready() {
        try (var load = graph.ledger().beginImport(new ImportHeader("again", "loader", NOON, null, null))) {
            boolean[] fresh = load.statements(List.of(
                    TestGraphs.fact("Q1", "P19", "Q10"),
                    TestGraphs.fact("Q1", "P20", "Q10"),
                    TestGraphs.fact("Q1", "P20", "Q10")));
            load.finish();

            assertThat(fresh).containsExactly(false, true, false);
        }
        assertThat(canonical(graph)).hasSize(8);
        assertThat(graph.ledger().isIntact()).isTrue();
    }

    @Test
    void hidesAnImportUntilItIsFinishedAndRefusesCommitsMeanwhile() {
        GraphCommit commit = edit(graph, "e-1", List.of(), planned("s-1", "Q1", "P20", "Q10"));

        try (var load = graph.ledger().beginImport(new ImportHeader("half", "loader", NOON, null, null))) {
            load.statements(List.of(TestGraphs.fact("Q1", "P20", "Q11")));

            assertThat(graph.knowledge().slot("Q1", "P20")).isEmpty();
            assertThat(graph.knowledge().state().revision()).isEqualTo(1);
            assertThatThrownBy(() -> graph.ledger().commit(commit)).isInstanceOf(Unavailable.class);
            load.discard();
        }
        assertThat(graph.ledger().commit(commit).revision()).isEqualTo(2);
        assertThat(graph.knowledge().objects("Q1", "P20")).containsExactly(new Value.Entity("Q10", "London"));
    }

    @Test
    void resumesAnInterruptedImport() {
        var header = new ImportHeader("resumed", "loader", NOON, null, null);
        try (var first = graph.ledger().beginImport(header)) {
            first.statements(List.of(TestGraphs.fact("Q1", "P20", "Q11"), TestGraphs.fact("Q2", "P20", "Q11")));
        }

        try (var second = graph.ledger().beginImport(header)) {
            assertThat(second.resumeAt()).isEqualTo(2);
            second.statements(List.of(TestGraphs.fact("Q3", "P20", "Q11")));
            assertThat(second.finish().revision()).isEqualTo(2);
        }

        assertThat(graph.knowledge().subjects("P20", "Q11")).containsExactly("Q1", "Q2", "Q3");
        assertThat(graph.ledger().isIntact()).isTrue();
    }

    @Test
    void tellsOfAnImportThatWaitsToBeFinished() {
        assertThat(graph.ledger().unfinishedImport()).isEmpty();
        var header = new ImportHeader("half", "loader", NOON, null, null);
        try (var load = graph.ledger().beginImport(header)) {
            load.statements(List.of(TestGraphs.fact("Q1", "P20", "Q11"), TestGraphs.fact("Q1", "P19", "Q10")));
        }

        assertThat(graph.ledger().unfinishedImport()).contains(new UnfinishedImport("half", 2, 1));
        try (var load = graph.ledger().beginImport(header)) {
            load.discard();
        }
        assertThat(graph.ledger().unfinishedImport()).isEmpty();
    }
}
