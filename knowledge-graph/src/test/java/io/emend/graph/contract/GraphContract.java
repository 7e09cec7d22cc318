package io.emend.graph.contract;

import static io.emend.graph.contract.TestGraphs.MODEL;
import static io.emend.graph.contract.TestGraphs.NOON;
import static io.emend.graph.contract.TestGraphs.canonical;
import static io.emend.graph.contract.TestGraphs.edit;
import static io.emend.graph.contract.TestGraphs.only;
import static io.emend.graph.contract.TestGraphs.planned;
import static io.emend.graph.contract.TestGraphs.restoring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.knowledge.ModelState;
import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.StateHash;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.NewEntity;
import io.emend.contract.model.PlannedStatement;
import io.emend.contract.model.SlotRead;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.contract.problem.Unavailable;
import io.emend.graph.GraphPorts;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.GraphDiff;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.ledger.Placement;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.ledger.SlotDelta;
import io.emend.graph.ledger.SlotVersion;
import io.emend.graph.statement.Origin;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.SlotState;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of the graph's ports must do; each runs it on an empty graph of its own. */
public abstract class GraphContract {
    private GraphPorts graph;

    /** An empty graph at revision 0. */
    protected abstract GraphPorts emptyGraph();

    @BeforeEach
    void loadSmallWorld() {
        graph = emptyGraph();
        TestGraphs.loadSmallWorld(graph);
    }

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
    void findsFactsByEveryCombinationOfTerms() {
        assertThat(lines(StatementPattern.of("Q3", null, null))).hasSize(2);
        assertThat(lines(StatementPattern.of("Q3", "P19", null))).hasSize(1);
        assertThat(lines(StatementPattern.of("Q3", "P19", "Q12"))).hasSize(1);
        assertThat(lines(StatementPattern.of("Q3", "P19", "Q10"))).isEmpty();
        assertThat(lines(StatementPattern.of(null, "P19", null))).hasSize(4);
        assertThat(lines(StatementPattern.of(null, "P19", "Q10"))).hasSize(2);
        assertThat(lines(StatementPattern.of(null, null, "Q10"))).hasSize(2);
        assertThat(lines(StatementPattern.of("Q10", null, "Q20"))).hasSize(1);
        assertThat(lines(StatementPattern.any())).hasSize(7);
    }

    @Test
    void pagesNewestFirstWithoutLossOrRepetition() {
        List<String> seen = new ArrayList<>();
        StatementPattern pattern = StatementPattern.any().limit(3);
        Page<StatementRecord> page = graph.knowledge().facts(pattern);
        while (true) {
            page.items().forEach(s -> seen.add(s.content().line()));
            if (page.next() == null) {
                break;
            }
            page = graph.knowledge().facts(pattern.after(page.next()));
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).startsWith("Q11\tP17");
        assertThatThrownBy(() -> graph.knowledge().facts(pattern.after("nonsense")))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void readsFactsThatHoldAtATime() {
        StatementPattern spouse = StatementPattern.of("Q3", "P26", null);

        assertThat(lines(spouse.validAt("1900"))).hasSize(1);
        assertThat(lines(spouse.validAt("1895-07-26"))).hasSize(1);
        assertThat(lines(spouse.validAt("1906-04-19"))).isEmpty();
        assertThat(lines(spouse.validAt("1890"))).isEmpty();
        assertThat(lines(StatementPattern.of("Q3", "P19", null).validAt("1700")))
                .hasSize(1);
        assertThatThrownBy(() -> lines(spouse.validAt("yesterday"))).isInstanceOf(Malformed.class);
    }

    @Test
    void readsASlotTogetherWithItsLastChange() {
        String old = only(graph, "Q1", "P19");
        graph.ledger().commit(edit(graph, "e-1", List.of(old), planned("s-1", "Q1", "P19", "Q11")));
        graph.ledger().commit(edit(graph, "e-2", List.of("s-1")));

        SlotState emptied = graph.knowledge().slotState("Q1", "P19");
        assertThat(emptied.statements()).isEmpty();
        assertThat(emptied.revision()).isEqualTo(3);
        SlotState imported = graph.knowledge().slotState("Q2", "P19");
        assertThat(imported.statements()).isEqualTo(graph.knowledge().slot("Q2", "P19"));
        assertThat(imported.revision()).isEqualTo(1);
        assertThat(graph.knowledge().slotState("Q2", "P999").revision()).isZero();
    }

    @Test
    void tellsTheLastChangesOfManySlotsAndTheTypesOfManyEntities() {
        graph.ledger().commit(edit(graph, "e-1", List.of(), planned("s-1", "Q1", "P20", "Q10")));

        assertThat(graph.knowledge()
                        .slotRevisions(
                                List.of(new SlotKey("Q1", "P20"), new SlotKey("Q1", "P19"), new SlotKey("Q9", "P19"))))
                .isEqualTo(Map.of(
                        new SlotKey("Q1", "P20"), 2L, new SlotKey("Q1", "P19"), 1L, new SlotKey("Q9", "P19"), 0L));
        assertThat(graph.knowledge().types(List.of("Q1", "Q10", "Q404")))
                .isEqualTo(Map.of("Q1", Set.of("Q5"), "Q10", Set.of("Q515")));
    }

    @Test
    void readsAsOfAnEarlierRevision() {
        String old = only(graph, "Q1", "P19");
        graph.ledger().commit(edit(graph, "e-1", List.of(old), planned("s-1", "Q1", "P19", "Q11")));

        assertThat(lines(StatementPattern.of("Q1", "P19", null))).containsExactly("Q1\tP19\tQ11\t\t");
        assertThat(lines(StatementPattern.of("Q1", "P19", null).asOf(1L))).containsExactly("Q1\tP19\tQ10\t\t");
        assertThat(lines(StatementPattern.of("Q1", "P19", null).asOf(0L))).isEmpty();
    }

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
    void findsWhatRestsOnAPremise() {
        String premise = only(graph, "Q1", "P19");
        PlannedStatement derived = new PlannedStatement(
                "s-1", "Q1", "P27", new Value.Entity("Q20", "UK"), null, null, List.of(premise), null);
        graph.ledger().commit(edit(graph, "e-1", List.of(), derived));

        assertThat(graph.knowledge().dependents(List.of(premise)))
                .extracting(StatementRecord::id)
                .containsExactly("s-1");
        assertThat(graph.knowledge().statement("s-1").orElseThrow().derivedFrom())
                .containsExactly(premise);
        graph.ledger().commit(edit(graph, "e-2", List.of("s-1")));
        assertThat(graph.knowledge().dependents(List.of(premise))).isEmpty();
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
    void readsTheNeighbourhoodOfEntities() {
        List<StatementRecord> around = graph.knowledge().neighbourhood(List.of("Q10"), 10);

        assertThat(around)
                .extracting(s -> s.content().line())
                .containsExactlyInAnyOrder("Q10\tP17\tQ20\t\t", "Q1\tP19\tQ10\t\t", "Q2\tP19\tQ10\t\t");
        assertThat(graph.knowledge().neighbourhood(List.of("Q10"), 1)).hasSize(2);
        assertThat(graph.knowledge().statementsOf("Q3")).hasSize(2);
    }

    @Test
    void findsEntitiesByExactNameInAnyLanguage() {
        assertThat(graph.knowledge().entitiesByName("ada LOVELACE"))
                .extracting("id")
                .containsExactly("Q1");
        assertThat(graph.knowledge().entitiesByName("Countess of Lovelace"))
                .extracting("id")
                .containsExactly("Q1");
        assertThat(graph.knowledge().entitiesByName("巴黎")).extracting("id").containsExactly("Q11");
        assertThat(graph.knowledge().entitiesByName("Maria Sklodowska Curie"))
                .extracting("id")
                .containsExactly("Q3");
        assertThat(graph.knowledge().entitiesByName("Ada")).isEmpty();
    }

    @Test
    void searchesByLabelAliasPrefixTypoAndChinese() {
        assertThat(best("Paris", "en")).isEqualTo("Q11");
        assertThat(best("City of Light", "en")).isEqualTo("Q11");
        assertThat(best("Marie", "en")).isEqualTo("Q3");
        assertThat(best("Alan Truing", "en")).isEqualTo("Q2");
        assertThat(best("Lodnon", "en")).isEqualTo("Q10");
        assertThat(best("居里", "zh")).isIn("Q3", "Q4");
        assertThat(best("伦敦", "zh")).isEqualTo("Q10");
        assertThat(graph.knowledge().searchEntities("curie", "en", 10)).hasSize(2);
        assertThat(graph.knowledge().searchEntities("zzzzzz", "en", 10)).isEmpty();
        assertThat(graph.knowledge().searchEntities("AND ( \" ~ * :/", "en", 10))
                .isEmpty();
    }

    @Test
    void labelsEntitiesInALanguageOrTheNextBest() {
        assertThat(graph.knowledge().labels(List.of("Q10", "Q11", "Q99"), "zh"))
                .containsOnly(Map.entry("Q10", "伦敦"), Map.entry("Q11", "巴黎"));
        assertThat(graph.knowledge().labels(List.of("Q10"), "de")).containsEntry("Q10", "London");
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

    private List<String> lines(StatementPattern pattern) {
        return graph.knowledge().facts(pattern).items().stream()
                .map(s -> s.content().line())
                .toList();
    }

    private String best(String query, String lang) {
        return graph.knowledge()
                .searchEntities(query, lang, 5)
                .getFirst()
                .entity()
                .id();
    }
}
