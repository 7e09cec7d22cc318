package io.emend.graph.contract;

import static io.emend.graph.contract.TestGraphs.canonical;
import static io.emend.graph.contract.TestGraphs.edit;
import static io.emend.graph.contract.TestGraphs.only;
import static io.emend.graph.contract.TestGraphs.planned;
import static io.emend.graph.contract.TestGraphs.restoring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.knowledge.Page;
import io.emend.contract.model.PlannedStatement;
import io.emend.contract.problem.Missing;
import io.emend.graph.ledger.GraphDiff;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of the past: earlier revisions, histories, differences, rollbacks. */
abstract class HistoryContract extends SmallWorld {
    @Test
    void readsAsOfAnEarlierRevision() {
        String old = only(graph, "Q1", "P19");
        graph.ledger().commit(edit(graph, "e-1", List.of(old), planned("s-1", "Q1", "P19", "Q11")));

        assertThat(lines(StatementPattern.of("Q1", "P19", null))).containsExactly("Q1\tP19\tQ11\t\t");
        assertThat(lines(StatementPattern.of("Q1", "P19", null).asOf(1L))).containsExactly("Q1\tP19\tQ10\t\t");
        assertThat(lines(StatementPattern.of("Q1", "P19", null).asOf(0L))).isEmpty();
    }

    @Test
    void assertThenRollbackIsTheIdentityOnTheCanonicalGraph() {
        List<String> before = canonical(graph);
        String graphHash = graph.knowledge().state().stateHash().graph();
        String old = only(graph, "Q1", "P19");
        graph.ledger().commit(edit(graph, "e-1", List.of(old), planned("s-1", "Q1", "P19", "Q11")));

        PlannedStatement restored = restoring(planned("s-2", "Q1", "P19", "Q10"), old);
        graph.ledger().commit(edit(graph, "e-2", List.of("s-1"), restored));

        assertThat(canonical(graph)).isEqualTo(before);
        assertThat(graph.knowledge().state().stateHash().graph()).isEqualTo(graphHash);
        StatementRecord again = graph.knowledge().slot("Q1", "P19").getFirst();
        assertThat(again.id()).isEqualTo("s-2");
        assertThat(again.origin()).isEqualTo(Origin.IMPORT);
        assertThat(again.author()).isEqualTo("loader");
        assertThat(again.assertedRevision()).isEqualTo(3);
        assertThat(graph.knowledge().diff(1, 3).isEmpty()).isTrue();
        assertThat(graph.ledger().isIntact()).isTrue();
    }

    @Test
    void findsRevisionsOfAKindNewestFirst() {
        graph.ledger().commit(edit(graph, "e-1", List.of(), planned("s-1", "Q1", "P20", "Q10")));
        graph.ledger().commit(edit(graph, "e-2", List.of(), planned("s-2", "Q2", "P20", "Q10")));

        assertThat(graph.knowledge().revisionsOf(RevisionKind.EDIT, 0))
                .extracting(RevisionRecord::editId)
                .containsExactly("e-2", "e-1");
        assertThat(graph.knowledge().revisionsOf(RevisionKind.EDIT, 2))
                .extracting(RevisionRecord::editId)
                .containsExactly("e-2");
        assertThat(graph.knowledge().revisionsOf(RevisionKind.CONSOLIDATION, 0)).isEmpty();
    }

    @Test
    void tellsTheHistoryOfASlot() {
        String old = only(graph, "Q1", "P19");
        graph.ledger().commit(edit(graph, "e-1", List.of(old), planned("s-1", "Q1", "P19", "Q11")));

        assertThat(graph.knowledge().history(old))
                .extracting(StatementRecord::id)
                .containsExactly("s-1", old);
        assertThat(graph.knowledge().history("s-1"))
                .extracting(StatementRecord::retractedRevision)
                .containsExactly(null, 2L);
        assertThat(graph.knowledge().history("s-unknown")).isEmpty();
    }

    @Test
    void tellsWhatChangedBetweenTwoRevisionsInEitherDirection() {
        String old = only(graph, "Q1", "P19");
        graph.ledger().commit(edit(graph, "e-1", List.of(old), planned("s-1", "Q1", "P19", "Q11")));

        GraphDiff forth = graph.knowledge().diff(1, 2);
        GraphDiff back = graph.knowledge().diff(2, 1);

        assertThat(forth.added()).extracting(StatementRecord::id).containsExactly("s-1");
        assertThat(forth.removed()).extracting(StatementRecord::id).containsExactly(old);
        assertThat(back.added()).isEqualTo(forth.removed());
        assertThat(back.removed()).isEqualTo(forth.added());
        assertThat(graph.knowledge().diff(0, 1).added()).hasSize(7);
        assertThatThrownBy(() -> graph.knowledge().diff(1, 99)).isInstanceOf(Missing.class);
    }

    @Test
    void listsRevisionsNewestFirst() {
        graph.ledger().commit(edit(graph, "e-1", List.of(), planned("s-1", "Q1", "P20", "Q10")));

        Page<RevisionRecord> first = graph.knowledge().revisions(2, null);
        Page<RevisionRecord> second = graph.knowledge().revisions(2, first.next());

        assertThat(first.items()).extracting("revision").containsExactly(2L, 1L);
        assertThat(second.items()).extracting("revision").containsExactly(0L);
        assertThat(second.next()).isNull();
    }

    private List<String> lines(StatementPattern pattern) {
        return graph.knowledge().facts(pattern).items().stream()
                .map(s -> s.content().line())
                .toList();
    }
}
