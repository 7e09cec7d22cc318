package io.emend.graph.contract;

import static io.emend.graph.contract.TestGraphs.NOON;
import static io.emend.graph.contract.TestGraphs.edit;
import static io.emend.graph.contract.TestGraphs.entity;
import static io.emend.graph.contract.TestGraphs.only;
import static io.emend.graph.contract.TestGraphs.planned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.Value;
import io.emend.contract.model.PlannedStatement;
import io.emend.contract.problem.Malformed;
import io.emend.graph.BulkLoad;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PlanGrounds;
import io.emend.graph.statement.PointerKey;
import io.emend.graph.statement.SlotKey;
import io.emend.graph.statement.SlotState;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What reads of live facts give: patterns, pages, times, slots, neighbourhoods. */
abstract class FactContract extends SmallWorld {
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
    void readsOneFactTogetherWithTheLastChangeOfItsSlot() {
        graph.ledger()
                .commit(edit(
                        graph,
                        "e-1",
                        List.of(),
                        planned("s-1", "Q1", "P20", "Q10"),
                        planned("s-2", "Q1", "P20", "Q11"),
                        planned("s-3", "Q1", "P20", "Q12")));
        graph.ledger().commit(edit(graph, "e-2", List.of("s-3")));

        SlotState stated = graph.knowledge().factState(new FactKey("Q1", "P20", "Q11"));
        assertThat(stated.statements())
                .isEqualTo(graph.knowledge().statements(List.of("s-2")))
                .extracting(s -> s.object().display())
                .containsExactly(graph.knowledge().labels(List.of("Q11"), "en").get("Q11"));
        assertThat(stated.revision()).isEqualTo(3);
        assertThat(graph.knowledge().factState(new FactKey("Q1", "P20", "Q12"))).isEqualTo(new SlotState(3, List.of()));
        assertThat(graph.knowledge().factState(FactKey.slot("Q1", "P20")))
                .isEqualTo(graph.knowledge().slotState("Q1", "P20"));
        assertThat(graph.knowledge().factState(new FactKey("Q1", "P999", "Q10")))
                .isEqualTo(new SlotState(0, List.of()));
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
    void readsTheNeighbourhoodOfEntities() {
        List<StatementRecord> around = graph.knowledge().neighbourhood(List.of("Q10"), 10);

        assertThat(around)
                .extracting(s -> s.content().line())
                .containsExactlyInAnyOrder("Q10\tP17\tQ20\t\t", "Q1\tP19\tQ10\t\t", "Q2\tP19\tQ10\t\t");
        assertThat(graph.knowledge().neighbourhood(List.of("Q10"), 1)).hasSize(2);
        assertThat(graph.knowledge().statementsOf("Q3")).hasSize(2);
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
    void readsWhatWasEditedOfAnEntityAndOfItsNamesakes() {
        try (BulkLoad load = graph.ledger().beginImport(new ImportHeader("more", "loader", NOON, null, null))) {
            load.entities(List.of(
                    entity("Q50", "ada lovelace", "另一人", "Q5"), entity("Q51", "Ada K.", "又一人", "Q5", "Ada Lovelace")));
            load.finish();
        }
        graph.ledger()
                .commit(edit(
                        graph,
                        "e-1",
                        List.of(),
                        planned("s-1", "Q1", "P20", "Q11"),
                        planned("s-2", "Q50", "P20", "Q12"),
                        planned("s-3", "Q51", "P20", "Q12"),
                        planned("s-4", "Q2", "P20", "Q12")));

        assertThat(graph.knowledge().editedUnderName("Q1"))
                .extracting(StatementRecord::id)
                .containsExactly("s-1", "s-2");
        assertThat(graph.knowledge().editedUnderName("Q404")).isEmpty();
        graph.ledger().commit(edit(graph, "e-2", List.of("s-2")));
        assertThat(graph.knowledge().editedUnderName("Q1"))
                .extracting(StatementRecord::id)
                .containsExactly("s-1");
    }

    @Test
    void readsAtOnceWhatPlanningAnEditBeginsWith() {
        graph.ledger()
                .commit(edit(
                        graph,
                        "e-1",
                        List.of(),
                        planned("s-1", "Q1", "P20", "Q11"),
                        planned("s-2", "Q1", "P20", "Q12")));
        FactKey fact = new FactKey("Q1", "P20", "Q12");
        FactKey slot = FactKey.slot("Q2", "P19");
        FactKey nothing = new FactKey("Q2", "P20", "Q12");
        PointerKey birthplace = new PointerKey("P19", "Q10");
        PointerKey nobody = new PointerKey("P19", "Q404");
        List<StatementRecord> bornThere =
                graph.knowledge().facts(birthplace.pattern()).items();

        PlanGrounds grounds = graph.knowledge()
                .planGrounds(new PlanGrounds.Wanted(
                        Set.of("Q1", "Q12", "Q404"),
                        Set.of(fact, slot, nothing),
                        Set.of(birthplace, nobody),
                        Set.of("Q1", "Q2", "Q404")));

        assertThat(grounds.entities()).isEqualTo(graph.knowledge().entities(List.of("Q1", "Q12")));
        assertThat(grounds.facts())
                .isEqualTo(Map.of(
                        fact, graph.knowledge().factState(fact),
                        slot, graph.knowledge().factState(slot),
                        nothing, new SlotState(0, List.of())));
        assertThat(bornThere).hasSize(2);
        assertThat(grounds.pointing()).isEqualTo(Map.of(birthplace, bornThere, nobody, List.of()));
        assertThat(grounds.revisions())
                .isEqualTo(graph.knowledge()
                        .slotRevisions(bornThere.stream().map(SlotKey::of).toList()));
        assertThat(grounds.edited())
                .isEqualTo(Map.of("Q1", graph.knowledge().editedUnderName("Q1"), "Q2", List.of(), "Q404", List.of()));
        assertThat(graph.knowledge().planGrounds(new PlanGrounds.Wanted(Set.of(), Set.of(), Set.of(), Set.of())))
                .isEqualTo(new PlanGrounds(Map.of(), Map.of(), Map.of(), Map.of(), Map.of()));
    }

    private List<String> lines(StatementPattern pattern) {
        return graph.knowledge().facts(pattern).items().stream()
                .map(s -> s.content().line())
                .toList();
    }
}
