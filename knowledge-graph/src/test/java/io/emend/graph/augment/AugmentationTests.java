package io.emend.graph.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.knowledge.Value;
import io.emend.contract.model.Expectation;
import io.emend.contract.model.Expectation.Kind;
import io.emend.contract.model.PlannedStatement;
import io.emend.graph.BulkLoad;
import io.emend.graph.GraphPorts;
import io.emend.graph.contract.TestGraphs;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.memory.InMemoryGraph;
import io.emend.graph.statement.Content;
import io.emend.schema.KnowledgeSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AugmentationTests {
    private static final PlannedStatement BORN = TestGraphs.planned("s-1", "Q1", "P19", "Q11");

    @Test
    void looksOneStepOnFromTheNewObject() {
        assertThat(in(smallWorld(), 100).of(List.of(BORN), List.of()))
                .contains(new Expectation(
                        Kind.ONE_HOP,
                        "Q1",
                        null,
                        List.of("P19", "P17"),
                        new Value.Entity("Q21", "France"),
                        List.of("s-1", "s1-7")));
    }

    @Test
    void looksAtWhatThePlanLeavesAndBrings() {
        PlannedStatement moved = TestGraphs.planned("s-2", "Q11", "P17", "Q20");

        assertThat(in(smallWorld(), 100).of(List.of(BORN, moved), List.of("s1-7")))
                .filteredOn(expected -> expected.kind() == Kind.ONE_HOP)
                .extracting(expected -> expected.object().canonical())
                .containsExactly("Q20");
    }

    @Test
    void asksUnderOtherNamesAndBackwards() {
        PlannedStatement married = TestGraphs.planned("s-1", "Q3", "P26", "Q2");

        List<Expectation> expected = in(smallWorld(), 100).of(List.of(married), List.of());

        assertThat(expected)
                .contains(
                        new Expectation(
                                Kind.REVERSE, "Q2", null, List.of("P26"), new Value.Entity("Q3", "Q3"), List.of("s-1")),
                        new Expectation(
                                Kind.ALIAS,
                                "Q3",
                                "Maria Skłodowska-Curie",
                                List.of("P26"),
                                married.object(),
                                List.of("s-1")));
    }

    @Test
    void givesWhatRulesConclude() {
        PlannedStatement derived = new PlannedStatement(
                "s-2", "Q1", "P27", new Value.Entity("Q21", "France"), null, null, List.of("s-1"), null);

        assertThat(in(smallWorld(), 1).of(List.of(BORN, derived), List.of()))
                .containsExactly(
                        new Expectation(Kind.RULE, "Q1", null, List.of("P27"), derived.object(), List.of("s-2")));
    }

    @Test
    void givesTheSameListHoweverTheGraphCameAboutAndNoMoreThanAskedFor() {
        List<Content> facts = new ArrayList<>();
        for (int i = 100; i < 160; i++) {
            facts.add(TestGraphs.fact("Q11", "P190", "Q" + i));
        }
        List<List<String>> lists = new ArrayList<>();
        for (int seed = 1; seed <= 5; seed++) {
            List<Content> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, new Random(seed));
            GraphPorts graph = smallWorld();
            load(graph, shuffled);

            lists.add(in(graph, 8).of(List.of(BORN), List.of()).stream()
                    .map(expected -> expected.kind() + " " + expected.name() + expected.relations()
                            + expected.object().canonical())
                    .toList());
        }
        assertThat(lists).allMatch(list -> list.equals(lists.getFirst()));
        assertThat(lists.getFirst()).hasSize(8).anyMatch(line -> line.startsWith("ALIAS"));
    }

    private static Augmentation in(GraphPorts graph, int most) {
        return new Augmentation(graph.knowledge(), KnowledgeSchema.load(), most);
    }

    private static GraphPorts smallWorld() {
        GraphPorts graph = InMemoryGraph.empty();
        TestGraphs.loadSmallWorld(graph);
        return graph;
    }

    private static void load(GraphPorts graph, List<Content> facts) {
        try (BulkLoad load =
                graph.ledger().beginImport(new ImportHeader("more", "loader", TestGraphs.NOON, null, null))) {
            load.entities(facts.stream()
                    .map(fact -> TestGraphs.entity(fact.object(), fact.object(), fact.object(), "Q515"))
                    .toList());
            load.statements(facts);
            load.finish();
        }
    }
}
