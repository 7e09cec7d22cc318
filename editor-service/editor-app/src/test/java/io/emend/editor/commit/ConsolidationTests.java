package io.emend.editor.commit;

import static io.emend.editor.fake.SmallGraph.BORN;
import static io.emend.editor.fake.SmallGraph.CURIE;
import static io.emend.editor.fake.SmallGraph.FRENCH;
import static io.emend.editor.fake.SmallGraph.LANGUAGE;
import static io.emend.editor.fake.SmallGraph.LONDON;
import static io.emend.editor.fake.SmallGraph.PARIS;
import static io.emend.editor.fake.SmallGraph.TURING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.CommitResult;
import io.emend.contract.problem.Refused;
import io.emend.editing.Method;
import io.emend.editor.fake.Bench;
import io.emend.editor.fake.RoteWeights;
import io.emend.editor.fake.SmallGraph;
import io.emend.editor.hosting.Snapshot;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.SlotVersion;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsolidationTests {
    private static final String WHERE_BORN = "Where was Marie Curie born?";

    private final RoteWeights weights = new RoteWeights()
            .knowing("Question: " + WHERE_BORN + "\nAnswer:", "Warsaw")
            .refusing(Method.MEMIT);
    private final Bench bench = new Bench(SmallGraph.load(), weights, FaultPoint.NONE);
    private String inMemory = "";

    @BeforeEach
    void holdTwoEditsInTheMemory() {
        bench.commit(bench.replacing(CURIE, BORN, LONDON));
        bench.commit(bench.replacing(TURING, BORN, PARIS));
        inMemory = bench.modelHash();
    }

    @Test
    void whatTheMemoryHeldIsInTheWeightsAndNoFactChanges() {
        String graph = bench.graphHash();
        List<String> files = deltaHashes(bench);

        CommitResult result = bench.commit(bench.consolidating(10));

        assertThat(result.model().state()).isEqualTo(ModelState.IN_WEIGHTS);
        assertThat(result.model().method()).isEqualTo("consolidated");
        assertThat(result.model().efficacy()).isEqualTo(1.0);
        assertThat(result.model().reason()).contains("of 2 subjects moved").contains("those of 0 stay");
        assertThat(methods(bench)).containsOnly(Method.CONSOLIDATED);
        assertThat(deltaHashes(bench)).isEqualTo(files);
        assertThat(bench.modelHash()).isNotEqualTo(inMemory);
        assertThat(bench.graphHash()).isEqualTo(graph);
        assertThat(bench.ask(WHERE_BORN)).isEqualTo("London");
    }

    @Test
    void takingItBackRestoresTheModelByteForByteAndTakingThatBackConsolidatesAgain() {
        CommitRequest consolidation = bench.consolidating(10);
        bench.commit(consolidation);
        String consolidated = bench.modelHash();

        CommitRequest back = bench.takingBack(consolidation);
        bench.commit(back);
        assertThat(bench.modelHash()).isEqualTo(inMemory);
        assertThat(methods(bench)).containsOnly(Method.MEMORY);

        bench.commit(bench.takingBack(back));
        assertThat(bench.modelHash()).isEqualTo(consolidated);
    }

    @Test
    void takingBackALaterEditReturnsToTheConsolidatedSlot() {
        bench.commit(bench.consolidating(10));
        String consolidated = bench.modelHash();

        CommitResult edit = bench.commit(bench.replacing(CURIE, BORN, PARIS));
        assertThat(methods(bench)).containsExactly(Method.MEMORY, Method.CONSOLIDATED);
        bench.commit(bench.undoing(edit));

        assertThat(bench.modelHash()).isEqualTo(consolidated);
    }

    @Test
    void aSlotEditedSinceIsLeftAloneWhenTheConsolidationIsTakenBack() {
        CommitRequest consolidation = bench.consolidating(10);
        bench.commit(consolidation);
        CommitResult edit = bench.commit(bench.replacing(CURIE, BORN, PARIS));

        bench.commit(bench.takingBack(consolidation));
        assertThat(bench.ask(WHERE_BORN)).isEqualTo("Paris");
        bench.commit(bench.undoing(edit));

        assertThat(bench.modelHash()).isEqualTo(inMemory);
    }

    @Test
    void onlySoManySlotsAreTried() {
        CommitResult result = bench.commit(bench.consolidating(1));

        assertThat(result.model().reason()).contains("of 1 subjects moved").contains("those of 1 stay");
        assertThat(methods(bench)).containsExactly(Method.CONSOLIDATED, Method.MEMORY);
    }

    @Test
    void aFactThatAskedForTheMemoryStaysThere() {
        Bench named = new Bench(SmallGraph.load(), weights, FaultPoint.NONE);
        named.commit(named.adding(CURIE, LANGUAGE, FRENCH, "memory"));

        assertThatThrownBy(() -> named.commit(named.consolidating(10)))
                .isInstanceOf(Refused.PolicyRefused.class)
                .hasMessageContaining("nothing to consolidate");
    }

    @Test
    void whatTheWeightsDoNotAnswerStaysInTheMemory() {
        weights.refusing(Method.CONSOLIDATED);

        assertThatThrownBy(() -> bench.commit(bench.consolidating(10)))
                .isInstanceOf(Refused.PolicyRefused.class)
                .hasMessageContaining("nothing has changed");
        assertThat(bench.modelHash()).isEqualTo(inMemory);
        assertThat(bench.graph().knowledge().revisionsOf(RevisionKind.CONSOLIDATION, 0))
                .isEmpty();
    }

    @Test
    void aRestartAndAnOldRevisionServeWhatTheyDid() {
        long before = bench.graph().knowledge().revision();
        bench.commit(bench.consolidating(10));
        String consolidated = bench.modelHash();

        Bench again = bench.restarted(FaultPoint.NONE);

        assertThat(again.modelHash()).isEqualTo(consolidated);
        try (Snapshot.Lease old = again.host().at(before)) {
            assertThat(old.snapshot().model().fingerprint()).isEqualTo(inMemory);
        }
    }

    @ParameterizedTest
    @EnumSource(CommitStep.class)
    void aFaultAtAnyStepLeavesTheWholeConsolidationOrNothing(CommitStep at) {
        Bench failing = bench.restarted(step -> {
            if (step == at) {
                throw new IllegalStateException("crash before " + step);
            }
        });

        assertThatThrownBy(() -> failing.commit(failing.consolidating(10))).hasMessageContaining("crash");
        int open = weights.open();
        Bench again = failing.restarted(FaultPoint.NONE);

        boolean committed = at.compareTo(CommitStep.COMMIT) > 0;
        assertThat(again.modelHash().equals(inMemory)).isEqualTo(!committed);
        assertThat(failing.modelHash()).isEqualTo(again.modelHash());
        assertThat(weights.open()).isLessThanOrEqualTo(open + 2);
    }

    private static List<Method> methods(Bench bench) {
        try (Snapshot.Lease lease = bench.host().newest()) {
            return lease.snapshot().slots().values().stream()
                    .map(slot -> slot.edit().method())
                    .toList();
        }
    }

    private static List<String> deltaHashes(Bench bench) {
        return bench.graph().knowledge().slotVersions(bench.graph().knowledge().revision()).stream()
                .map(SlotVersion::deltaHash)
                .toList();
    }
}
