package io.emend.graph.contract;

import static io.emend.graph.contract.TestGraphs.MODEL;
import static io.emend.graph.contract.TestGraphs.edit;
import static io.emend.graph.contract.TestGraphs.only;
import static io.emend.graph.contract.TestGraphs.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.knowledge.StateHash;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.NewEntity;
import io.emend.contract.model.PlannedStatement;
import io.emend.contract.model.SlotRead;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Unavailable;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.Placement;
import io.emend.graph.ledger.SlotDelta;
import io.emend.graph.ledger.SlotVersion;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a commit writes, and what it refuses. */
abstract class CommitContract extends SmallWorld {
    @Test
    void commitsAnEditWithAllThatBelongsToIt() {
        String old = only(graph, "Q1", "P19");
        StateHash before = graph.knowledge().state().stateHash();

        Committed committed =
                graph.ledger().commit(edit(graph, "e-1", List.of(old), planned("s-1", "Q1", "P19", "Q11")));

        assertThat(committed.revision()).isEqualTo(2);
        assertThat(committed.supersedesRevision()).isEqualTo(1);
        assertThat(committed.stateHash()).isEqualTo(graph.knowledge().state().stateHash());
        assertThat(committed.stateHash().graph()).isNotEqualTo(before.graph());
        StatementRecord born = committed.asserted().getFirst();
        assertThat(born).isEqualTo(graph.knowledge().statement("s-1").orElseThrow());
        assertThat(born.object()).isEqualTo(new Value.Entity("Q11", "Paris"));
        assertThat(born.author()).isEqualTo("alice");
        assertThat(born.editId()).isEqualTo("e-1");
        assertThat(born.origin()).isEqualTo(Origin.EDIT);
        assertThat(born.assertedRevision()).isEqualTo(2);
        assertThat(committed.retracted().getFirst().retractedRevision()).isEqualTo(2);
        var revision = graph.knowledge().revision(2).orElseThrow();
        assertThat(revision.asserted()).containsExactly("s-1");
        assertThat(revision.retracted()).containsExactly(old);
        assertThat(revision.editId()).isEqualTo("e-1");
        assertThat(graph.knowledge().revisionOf("e-1")).contains(revision);
        assertThat(graph.knowledge().revisionOf("e-none")).isEmpty();
        assertThat(revision.comment()).isEqualTo("because");
        assertThat(graph.ledger().isIntact()).isTrue();
    }

    @Test
    void refusesAPlanWhoseReadSetHasChanged() {
        SlotRead read = new SlotRead("Q1", "P19", graph.knowledge().slotRevision("Q1", "P19"));
        String old = only(graph, "Q1", "P19");
        graph.ledger().commit(edit(graph, "e-1", List.of(old), planned("s-1", "Q1", "P19", "Q11")));
        String hash = graph.knowledge().state().stateHash().ledger();

        GraphCommit stale = reading(edit(graph, "e-2", List.of(), planned("s-2", "Q1", "P20", "Q10")), read);

        assertThatThrownBy(() -> graph.ledger().commit(stale))
                .isInstanceOf(Conflicted.StalePlan.class)
                .hasMessageContaining("Q1 P19");
        assertThat(graph.knowledge().state().stateHash().ledger()).isEqualTo(hash);
        assertThat(graph.knowledge().slot("Q1", "P20")).isEmpty();
    }

    @Test
    void acceptsAPlanWhoseReadSetIsCurrent() {
        SlotRead born = new SlotRead("Q1", "P19", 1);
        SlotRead empty = new SlotRead("Q1", "P20", 0);

        Committed committed = graph.ledger()
                .commit(reading(edit(graph, "e-1", List.of(), planned("s-1", "Q1", "P20", "Q10")), born, empty));

        assertThat(committed.revision()).isEqualTo(2);
        assertThat(graph.knowledge().slotRevision("Q1", "P20")).isEqualTo(2);
        assertThat(graph.knowledge().slotRevision("Q1", "P19")).isEqualTo(1);
    }

    @Test
    void refusesAPlanMadeOnAnEarlierHead() {
        GraphCommit first = edit(graph, "e-1", List.of(), planned("s-1", "Q1", "P20", "Q10"));
        GraphCommit second = edit(graph, "e-2", List.of(), planned("s-2", "Q2", "P20", "Q10"));
        graph.ledger().commit(first);

        assertThatThrownBy(() -> graph.ledger().commit(second)).isInstanceOf(Conflicted.StalePlan.class);
    }

    @Test
    void refusesToRetractWhatIsNotLiveOrToAssertWhatIs() {
        String old = only(graph, "Q1", "P19");
        graph.ledger().commit(edit(graph, "e-1", List.of(old)));

        assertThatThrownBy(() -> graph.ledger().commit(edit(graph, "e-2", List.of(old))))
                .isInstanceOf(Conflicted.StalePlan.class);
        assertThatThrownBy(() -> graph.ledger().commit(edit(graph, "e-3", List.of("s-unknown"))))
                .isInstanceOf(Conflicted.StalePlan.class);
        assertThatThrownBy(
                        () -> graph.ledger().commit(edit(graph, "e-4", List.of(), planned("s-4", "Q2", "P19", "Q10"))))
                .isInstanceOf(Conflicted.StalePlan.class);
        assertThat(graph.knowledge().state().revision()).isEqualTo(2);
    }

    @Test
    void returnsTheFirstResultWhenAnEditIsCommittedTwice() {
        GraphCommit commit = edit(graph, "e-1", List.of(), planned("s-1", "Q1", "P20", "Q10"));

        Committed first = graph.ledger().commit(commit);
        Committed second = graph.ledger().commit(commit);

        assertThat(second).isEqualTo(first);
        assertThat(graph.knowledge().state().revision()).isEqualTo(2);
    }

    @Test
    void createsEntitiesWithTheCommitThatNeedsThem() {
        GraphCommit plain = edit(graph, "e-1", List.of(), planned("s-1", "N1", "P19", "Q10"));
        assertThatThrownBy(() -> graph.ledger().commit(plain)).isInstanceOf(IllegalArgumentException.class);

        graph.ledger().commit(creating(plain, new NewEntity("N1", Map.of("en", "Grace Hopper"), List.of("Q5"))));

        assertThat(graph.knowledge().entity("N1").orElseThrow().label()).isEqualTo("Grace Hopper");
        assertThat(graph.knowledge().types("N1")).containsExactly("Q5");
        assertThat(graph.knowledge().entitiesByName("grace hopper"))
                .extracting("id")
                .containsExactly("N1");
        List<String> changed = new ArrayList<>();
        assertThat(graph.catalog().changedSince(1, entity -> changed.add(entity.id())))
                .isEqualTo(2);
        assertThat(changed).containsExactly("N1");
    }

    @Test
    void keepsLiterals() {
        Value birth = new Value.Literal("1815-12-10", "date");
        PlannedStatement dated = new PlannedStatement("s-1", "Q1", "P569", birth, null, null, List.of(), null);

        graph.ledger().commit(edit(graph, "e-1", List.of(), dated));

        assertThat(graph.knowledge().objects("Q1", "P569")).containsExactly(birth);
        assertThat(graph.knowledge().subjects("P569", birth.canonical())).containsExactly("Q1");
        graph.ledger().commit(edit(graph, "e-2", List.of("s-1")));
        assertThat(graph.knowledge().objects("Q1", "P569")).isEmpty();
        assertThat(graph.ledger().isIntact()).isTrue();
    }

    @Test
    void remembersWhichDeltaBelongedToASubjectWhen() {
        SlotDelta first = new SlotDelta("Q1", "delta-a", "sha256:aa", "weights");
        SlotDelta second = new SlotDelta("Q1", "delta-b", "sha256:bb", "weights");
        SlotDelta other = new SlotDelta("Q2", "delta-c", "sha256:cc", "memory");
        commitWith("e-1", Set.of(), first);
        commitWith("e-2", Set.of(), second, other);
        commitWith("e-3", Set.of("Q1"));

        assertThat(graph.knowledge().slotVersions(1)).isEmpty();
        assertThat(graph.knowledge().slotVersions(2))
                .extracting(SlotVersion::deltaKey)
                .containsExactly("delta-a");
        assertThat(graph.knowledge().slotVersions(3))
                .containsExactly(
                        new SlotVersion("Q1", "delta-b", "sha256:bb", "weights", 3, 4L),
                        new SlotVersion("Q2", "delta-c", "sha256:cc", "memory", 3, null));
        assertThat(graph.knowledge().slotVersions(4))
                .extracting(SlotVersion::subject)
                .containsExactly("Q2");
    }

    @Test
    void placesStatementsInTheWeightsAndListsTheEditedOnes() {
        GraphCommit commit = edit(graph, "e-1", List.of(), planned("s-1", "Q1", "P20", "Q10"));
        graph.ledger()
                .commit(commit.withModel(MODEL, Map.of("s-1", Placement.inWeights("weights")), List.of(), Set.of()));

        assertThat(graph.knowledge().editedStatements(1)).isEmpty();
        StatementRecord edited = graph.knowledge().editedStatements(2).getFirst();
        assertThat(edited.id()).isEqualTo("s-1");
        assertThat(edited.modelState()).isEqualTo(ModelState.IN_WEIGHTS);
        assertThat(edited.method()).isEqualTo("weights");
        assertThat(graph.knowledge().state().stateHash().model()).isEqualTo(MODEL);

        GraphCommit next = edit(graph, "e-2", List.of(), planned("s-2", "Q2", "P20", "Q10"));
        graph.ledger().commit(next.withModel(MODEL, Map.of("s-1", Placement.GRAPH_ONLY), List.of(), Set.of()));

        assertThat(graph.knowledge().statement("s-1").orElseThrow().modelState())
                .isEqualTo(ModelState.KG_ONLY);
        assertThat(graph.knowledge().editedStatements(3))
                .extracting(StatementRecord::id)
                .containsExactly("s-1", "s-2");
    }

    @Test
    void bindsTheModelOnceAndRefusesAnotherUnderEdits() {
        graph.ledger().bindModel("sha256:first");
        assertThat(graph.ledger().bindModel(MODEL).stateHash().model()).isEqualTo(MODEL);
        assertThat(graph.knowledge().revision(1).orElseThrow().stateHash().model())
                .isEqualTo(MODEL);
        graph.ledger().commit(edit(graph, "e-1", List.of(), planned("s-1", "Q1", "P20", "Q10")));

        assertThat(graph.ledger().bindModel(MODEL).revision()).isEqualTo(2);
        assertThatThrownBy(() -> graph.ledger().bindModel("sha256:other")).isInstanceOf(Unavailable.Corrupted.class);
    }

    private void commitWith(String editId, Set<String> closed, SlotDelta... deltas) {
        graph.ledger().commit(edit(graph, editId, List.of()).withModel(MODEL, Map.of(), List.of(deltas), closed));
    }

    private static GraphCommit reading(GraphCommit c, SlotRead... slots) {
        return new GraphCommit(
                c.editId(),
                c.kind(),
                c.author(),
                c.createdAt(),
                c.head(),
                List.of(slots),
                c.newEntities(),
                c.retract(),
                c.assertions(),
                c.placements(),
                c.modelHash(),
                c.slotDeltas(),
                c.closedSlots(),
                c.undoes(),
                c.source(),
                c.comment());
    }

    private static GraphCommit creating(GraphCommit c, NewEntity... entities) {
        return new GraphCommit(
                c.editId(),
                c.kind(),
                c.author(),
                c.createdAt(),
                c.head(),
                c.readSet(),
                List.of(entities),
                c.retract(),
                c.assertions(),
                c.placements(),
                c.modelHash(),
                c.slotDeltas(),
                c.closedSlots(),
                c.undoes(),
                c.source(),
                c.comment());
    }
}
