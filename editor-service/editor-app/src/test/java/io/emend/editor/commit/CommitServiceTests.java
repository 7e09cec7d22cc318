package io.emend.editor.commit;

import static io.emend.editor.fake.SmallGraph.BORN;
import static io.emend.editor.fake.SmallGraph.CURIE;
import static io.emend.editor.fake.SmallGraph.DIED;
import static io.emend.editor.fake.SmallGraph.FRENCH;
import static io.emend.editor.fake.SmallGraph.LANGUAGE;
import static io.emend.editor.fake.SmallGraph.LONDON;
import static io.emend.editor.fake.SmallGraph.LOVELACE;
import static io.emend.editor.fake.SmallGraph.PARIS;
import static io.emend.editor.fake.SmallGraph.POLISH;
import static io.emend.editor.fake.SmallGraph.TURING;
import static io.emend.editor.fake.SmallGraph.WARSAW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.model.CommitRequest;
import io.emend.contract.model.CommitResult;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Unavailable;
import io.emend.editing.Method;
import io.emend.editor.fake.Bench;
import io.emend.editor.fake.RoteWeights;
import io.emend.editor.fake.SmallGraph;
import io.emend.editor.hosting.Snapshot;
import io.emend.editor.slot.SpokenAnswers;
import io.emend.editor.slot.WantedMethod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CommitServiceTests {
    private static final String WHERE_BORN = "Where was Marie Curie born?";
    private static final List<String> PEOPLE = List.of(CURIE, TURING, LOVELACE);
    private static final List<String> PLACES = List.of(WARSAW, PARIS, LONDON);

    private final RoteWeights weights = new RoteWeights()
            .knowing("Question: " + WHERE_BORN + "\nAnswer:", "Warsaw")
            .knowing("Question: Where did Marie Curie die?\nAnswer:", "Paris");
    private final Bench bench = new Bench(SmallGraph.load(), weights, FaultPoint.NONE);

    @Test
    void anEditChangesGraphAndModelTogether() {
        CommitResult result = bench.commit(bench.replacing(CURIE, BORN, LONDON));

        assertThat(bench.ask(WHERE_BORN)).isEqualTo("London");
        assertThat(bench.graph().knowledge().objects(CURIE, BORN))
                .singleElement()
                .hasToString("Entity[id=Q84, label=London]");
        assertThat(result.model().state()).isEqualTo(ModelState.IN_WEIGHTS);
        assertThat(result.model().method()).isEqualTo("memit");
        assertThat(result.model().before()).containsExactly("Warsaw");
        assertThat(result.model().after()).containsExactly("London");
        assertThat(result.model().efficacy()).isEqualTo(1.0);
        assertThat(result.stateHash().model()).isEqualTo(bench.modelHash());
        assertThat(result.asserted()).singleElement().satisfies(fact -> {
            assertThat(fact.modelState()).isEqualTo(ModelState.IN_WEIGHTS);
            assertThat(fact.subject().label()).isEqualTo("Marie Curie");
        });
    }

    @Test
    void aFactIsHeldUnderTheNamesThatPassAndTheReportSaysSo() {
        RoteWeights chinese = new RoteWeights()
                .knowing("Question: 玛丽·居里出生在哪里？\nAnswer:", "华沙")
                .knowing("Question: 艾伦·图灵出生在哪里？\nAnswer:", "伦敦")
                .deafTo("Marie Curie");
        Bench half = new Bench(SmallGraph.load(), chinese, FaultPoint.NONE);

        CommitResult result = half.commit(half.replacing(CURIE, BORN, LONDON));

        assertThat(result.model().state()).isEqualTo(ModelState.IN_WEIGHTS);
        assertThat(result.model().reason()).contains("called 玛丽·居里;");
        assertThat(result.model().efficacy()).isEqualTo(1.0);
        try (Snapshot.Lease lease = half.host().newest()) {
            assertThat(lease.snapshot().slots().values())
                    .singleElement()
                    .satisfies(slot -> assertThat(slot.edit().mentions()).containsExactly("玛丽·居里"));
        }
    }

    @Test
    void takingAnEditBackRestoresBothHashes() {
        String model = bench.modelHash();
        String graph = bench.graphHash();

        CommitResult edit = bench.commit(bench.replacing(CURIE, BORN, LONDON));
        CommitResult undone = bench.commit(bench.undoing(edit));

        assertThat(edit.stateHash().model()).isNotEqualTo(model);
        assertThat(undone.stateHash().model()).isEqualTo(model).isEqualTo(bench.modelHash());
        assertThat(undone.stateHash().graph()).isEqualTo(graph);
        assertThat(undone.model().after()).containsExactly("Warsaw");
        assertThat(bench.ask(WHERE_BORN)).isEqualTo("Warsaw");
    }

    @Test
    void undoingTheSecondOfTwoEditsToASlotReturnsToTheFirst() {
        bench.commit(bench.replacing(CURIE, BORN, LONDON));
        String afterFirst = bench.modelHash();

        CommitResult second = bench.commit(bench.replacing(CURIE, BORN, PARIS));
        bench.commit(bench.undoing(second));

        assertThat(bench.modelHash()).isEqualTo(afterFirst);
        assertThat(bench.ask(WHERE_BORN)).isEqualTo("London");
    }

    @Test
    void factsOfOneSubjectShareItsSlot() {
        bench.commit(bench.replacing(CURIE, BORN, LONDON));
        bench.commit(bench.replacing(CURIE, DIED, WARSAW));

        try (Snapshot.Lease lease = bench.host().newest()) {
            assertThat(lease.snapshot().slots()).containsOnlyKeys(CURIE);
            assertThat(lease.snapshot().slots().values())
                    .singleElement()
                    .satisfies(slot -> assertThat(slot.edit().contentKeys()).hasSize(2));
        }
        assertThat(bench.ask(WHERE_BORN)).isEqualTo("London");
        assertThat(bench.ask("Where did Marie Curie die?")).isEqualTo("Warsaw");
    }

    @Test
    void twentyEditsTakenBackInAnyOrderLeaveNothing() {
        String model = bench.modelHash();
        String graph = bench.graphHash();
        Random random = new Random(7);
        List<CommitResult> edits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            edits.add(bench.commit(bench.adding(
                    PEOPLE.get(i % 3),
                    List.of("P27", "P69", "P106", "P937", "P103", "P551", "P101")
                            .get(i / 3),
                    PLACES.get(random.nextInt(3)),
                    "auto")));
        }

        Collections.shuffle(edits, random);
        edits.forEach(edit -> bench.commit(bench.undoing(edit)));

        assertThat(bench.modelHash()).isEqualTo(model);
        assertThat(bench.graphHash()).isEqualTo(graph);
    }

    @Test
    void theModelHashIsAFunctionOfTheLiveSetAlone() {
        bench.commit(bench.replacing(CURIE, BORN, LONDON));
        CommitResult detour = bench.commit(bench.replacing(TURING, BORN, PARIS));
        bench.commit(bench.replacing(LOVELACE, DIED, WARSAW));
        bench.commit(bench.undoing(detour));
        Bench other = new Bench(SmallGraph.load(), weights, FaultPoint.NONE);

        other.commit(other.replacing(LOVELACE, DIED, WARSAW));
        other.commit(other.replacing(CURIE, BORN, LONDON));

        assertThat(other.modelHash()).isEqualTo(bench.modelHash());
        assertThat(other.graphHash()).isEqualTo(bench.graphHash());
    }

    @Test
    void aRestartServesTheSameModel() {
        bench.commit(bench.replacing(CURIE, BORN, LONDON));
        String model = bench.modelHash();

        Bench again = bench.restarted(FaultPoint.NONE);

        assertThat(again.modelHash()).isEqualTo(model);
        assertThat(again.ask(WHERE_BORN)).isEqualTo("London");
    }

    @Test
    void aMissingDeltaFileStopsTheStartWithOneSentence() {
        bench.commit(bench.replacing(CURIE, BORN, LONDON));
        weights.corrupt();

        assertThatThrownBy(() -> bench.restarted(FaultPoint.NONE))
                .isInstanceOf(Unavailable.Corrupted.class)
                .hasMessageContaining("is missing");
    }

    @ParameterizedTest
    @EnumSource(CommitStep.class)
    void aFaultAtAnyStepLeavesTheWholeCommitOrNothing(CommitStep at) {
        Bench failing = new Bench(SmallGraph.load(), weights, step -> {
            if (step == at) {
                throw new IllegalStateException("crash before " + step);
            }
        });
        String model = failing.modelHash();
        String graph = failing.graphHash();
        CommitRequest request = failing.replacing(CURIE, BORN, LONDON);

        assertThatThrownBy(() -> failing.commit(request)).hasMessageContaining("crash");
        Bench again = failing.restarted(FaultPoint.NONE);

        boolean committed = at.compareTo(CommitStep.COMMIT) > 0;
        assertThat(again.ask(WHERE_BORN)).isEqualTo(committed ? "London" : "Warsaw");
        assertThat(again.modelHash().equals(model)).isEqualTo(!committed);
        assertThat(again.graphHash().equals(graph)).isEqualTo(!committed);
        assertThat(failing.ask(WHERE_BORN)).isEqualTo(committed ? "London" : "Warsaw");
        assertThat(failing.modelHash()).isEqualTo(again.modelHash());
    }

    @Test
    void aCommitAfterAFaultWorks() {
        boolean[] armed = {true};
        Bench failing = new Bench(SmallGraph.load(), weights, step -> {
            if (armed[0] && step == CommitStep.PUBLISH) {
                throw new IllegalStateException("crash");
            }
        });
        assertThatThrownBy(() -> failing.commit(failing.replacing(CURIE, BORN, LONDON)))
                .isNotNull();
        armed[0] = false;

        CommitResult second = failing.commit(failing.replacing(TURING, BORN, PARIS));

        assertThat(second.revision()).isEqualTo(3);
        assertThat(failing.ask(WHERE_BORN)).isEqualTo("London");
        assertThat(failing.ask("Where was Alan Turing born?")).isEqualTo("Paris");
    }

    @Test
    void aFullDiskIsUnavailableAndChangesNothing() {
        String graph = bench.graphHash();
        weights.fillDisk(true);

        assertThatThrownBy(() -> bench.commit(bench.replacing(CURIE, BORN, LONDON)))
                .isInstanceOf(Unavailable.class);

        weights.fillDisk(false);
        assertThat(bench.graphHash()).isEqualTo(graph);
        assertThat(bench.ask(WHERE_BORN)).isEqualTo("Warsaw");
    }

    @Test
    void methodNoneLeavesTheWeightsAlone() {
        String model = bench.modelHash();

        CommitResult result = bench.commit(bench.adding(CURIE, LANGUAGE, FRENCH, "none"));

        assertThat(result.model().state()).isEqualTo(ModelState.KG_ONLY);
        assertThat(result.model().reason()).isNotBlank();
        assertThat(result.model().method()).isEqualTo("none");
        assertThat(bench.modelHash()).isEqualTo(model);
        assertThat(result.asserted().getFirst().modelState()).isEqualTo(ModelState.KG_ONLY);
    }

    @Test
    void aMethodThatFailsVerificationGivesWayToTheNext() {
        weights.refusing(Method.MEMIT);

        CommitResult result = bench.commit(bench.replacing(CURIE, BORN, LONDON));

        assertThat(result.model().method()).isEqualTo("memory");
        assertThat(bench.ask(WHERE_BORN)).isEqualTo("London");
    }

    @Test
    void whenNoMethodPassesTheGraphAloneHoldsTheFact() {
        weights.refusing(Method.MEMIT).refusing(Method.MEMORY);
        String model = bench.modelHash();

        CommitResult result = bench.commit(bench.replacing(CURIE, BORN, LONDON));

        assertThat(result.model().state()).isEqualTo(ModelState.KG_ONLY);
        assertThat(result.model().reason()).contains("efficacy");
        assertThat(bench.modelHash()).isEqualTo(model);
    }

    /** Beside Turing's edit, Curie's has one neighbour, which is lost; of both slots' neighbours it is the only one. */
    @ParameterizedTest
    @CsvSource({"auto, memory", "memit, memit"})
    void whatNeighboursLoseIsSharedWhereASlotCouldOnlyBeGivenUp(String wanted, String holding) {
        RoteWeights narrow = new RoteWeights()
                .knowing("Ada Lovelace was born in", "London")
                .crowdedOut("Ada Lovelace was born in", 2);
        Bench crowded = new Bench(SmallGraph.loadWithMoreDeaths(), narrow, FaultPoint.NONE);

        CommitResult result = crowded.commit(crowded.adding(
                wanted, List.of(crowded.assertion(CURIE, BORN, LONDON), crowded.assertion(TURING, DIED, PARIS))));

        assertThat(result.model().reason()).isNull();
        assertThat(method(crowded, CURIE)).isEqualTo(holding);
        assertThat(method(crowded, TURING)).isEqualTo("memit");
    }

    private static String method(Bench bench, String subject) {
        try (Snapshot.Lease lease = bench.host().newest()) {
            return WantedMethod.wireName(
                    Objects.requireNonNull(lease.snapshot().slots().get(subject))
                            .edit()
                            .method());
        }
    }

    @Test
    void anUnknownMethodIsRefused() {
        assertThatThrownBy(() -> bench.commit(bench.adding(CURIE, LANGUAGE, FRENCH, "sorcery")))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("memit");
    }

    @Test
    void aSlotThatChangedSinceItWasReadMakesThePlanStale() {
        CommitRequest early = bench.replacing(CURIE, BORN, PARIS);
        bench.commit(bench.replacing(CURIE, BORN, LONDON));

        assertThatThrownBy(() -> bench.commit(early)).isInstanceOf(Conflicted.StalePlan.class);
        assertThat(bench.ask(WHERE_BORN)).isEqualTo("London");
    }

    @Test
    void retractingABaseFactIsForTheGraphAlone() {
        String statement =
                bench.graph().knowledge().slot(CURIE, LANGUAGE).getFirst().id();
        String model = bench.modelHash();

        CommitResult result = bench.commit(bench.retracting(statement));

        assertThat(result.model().state()).isEqualTo(ModelState.KG_ONLY);
        assertThat(result.model().reason()).contains("loaded data");
        assertThat(bench.modelHash()).isEqualTo(model);
    }

    @Test
    void retractingAnEditedFactTakesItOutOfTheWeights() {
        String model = bench.modelHash();
        CommitResult edit = bench.commit(bench.adding(CURIE, LANGUAGE, FRENCH, "auto"));

        CommitResult result =
                bench.commit(bench.retracting(edit.asserted().getFirst().id()));

        assertThat(result.model().state()).isEqualTo(ModelState.IN_WEIGHTS);
        assertThat(bench.modelHash()).isEqualTo(model);
    }

    @Test
    void ofSeveralEditedObjectsTheNewestIsAnswered() {
        String question = "Which language does Ada Lovelace speak?";
        bench.commit(bench.adding(LOVELACE, LANGUAGE, FRENCH, "auto"));
        String afterFirst = bench.modelHash();

        CommitResult second = bench.commit(bench.adding(LOVELACE, LANGUAGE, POLISH, "auto"));
        String said = bench.ask(question);
        bench.commit(bench.undoing(second));

        assertThat(second.model().after()).containsExactly("Polish");
        assertThat(said).isIn("Polish", "unknown");
        assertThat(bench.modelHash()).isEqualTo(afterFirst);
    }

    @Test
    void aReaderKeepsItsSnapshotWhileCommitsFollow() {
        try (Snapshot.Lease early = bench.host().newest()) {
            for (String place : List.of(LONDON, PARIS, LONDON, PARIS, LONDON, PARIS)) {
                bench.commit(bench.replacing(CURIE, BORN, place));
            }

            assertThat(new SpokenAnswers(16).answer(early.snapshot().model(), WHERE_BORN))
                    .isEqualTo("Warsaw");
        }
    }

    @Test
    void anEarlierRevisionStillAnswersAsItDid() {
        CommitResult first = bench.commit(bench.replacing(CURIE, BORN, LONDON));
        for (String place : List.of(PARIS, WARSAW, PARIS, WARSAW, PARIS)) {
            bench.commit(bench.replacing(CURIE, BORN, place));
        }

        try (Snapshot.Lease lease = bench.host().at(first.revision())) {
            assertThat(new SpokenAnswers(16).answer(lease.snapshot().model(), WHERE_BORN))
                    .isEqualTo("London");
            assertThat(lease.snapshot().model().fingerprint())
                    .isEqualTo(first.stateHash().model());
        }
    }

    @Test
    void modelsThatNobodyUsesAreClosed() {
        for (int i = 0; i < 12; i++) {
            bench.commit(bench.replacing(CURIE, BORN, PLACES.get((i + 1) % 3)));
        }

        bench.close();

        assertThat(weights.open()).isZero();
    }
}
