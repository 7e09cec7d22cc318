package io.emend.graph.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.graph.BulkLoad;
import io.emend.graph.GraphPorts;
import io.emend.graph.contract.TestGraphs;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.statement.Content;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first graph of some size, which is loaded without the indexes that reads need. */
class FirstImportIT {
    private static final int ROWS = 1_200;
    private static final ImportHeader HEADER = new ImportHeader("first", "loader", TestGraphs.NOON, null, null);
    private GraphPorts graph;

    @BeforeEach
    void open() {
        TestDatabase.clear(TestDatabase.driver());
        graph = Neo4jGraph.open(TestDatabase.driver());
    }

    @Test
    void hasEveryIndexAgainWhenItIsFinished() {
        try (BulkLoad load = graph.ledger().beginImport(HEADER)) {
            load.entities(people());
            load.statements(facts(0, ROWS));

            assertThat(indexes()).doesNotContainAnyElementsOf(SchemaCypher.BUILT_AFTER_FIRST_IMPORT);
            load.finish();
        }

        assertThat(indexes()).containsAll(SchemaCypher.BUILT_AFTER_FIRST_IMPORT);
        assertThat(graph.knowledge().subjects("P69", "Q0")).hasSize(ROWS);
        assertThat(graph.knowledge().searchEntities("person 17", "en", 1))
                .extracting(match -> match.entity().id())
                .containsExactly("Q17");
        assertThat(graph.ledger().isIntact()).isTrue();
    }

    @Test
    void hasEveryIndexAgainWhenItIsLeftUnfinished() {
        try (BulkLoad load = graph.ledger().beginImport(HEADER)) {
            load.entities(people());
        }

        assertThat(indexes()).containsAll(SchemaCypher.BUILT_AFTER_FIRST_IMPORT);
    }

    @Test
    void writesABatchAgainWhoseFactsWereNotJoinedToTheirEntities() {
        try (BulkLoad load = graph.ledger().beginImport(HEADER)) {
            load.entities(people());
            load.statements(facts(0, 10));
        }
        execute("CREATE (:Statement {id: 's1-11', subject: 'Q11', relation: 'P69', object: 'Q0', sequence: 11,"
                + " asserted: 1})");

        try (BulkLoad load = graph.ledger().beginImport(HEADER)) {
            assertThat(load.resumeAt()).isEqualTo(10);
            load.statements(facts(10, 20));
            load.finish();
        }

        assertThat(graph.knowledge().subjects("P69", "Q0")).hasSize(20).doesNotHaveDuplicates();
        assertThat(count("MATCH (:Entity)-[r:P69]->(:Entity) RETURN count(r) AS n"))
                .isEqualTo(20);
        assertThat(graph.ledger().isIntact()).isTrue();
    }

    @Test
    void writesNothingMoreAfterABatchThatNamesAnUnknownEntity() {
        try (BulkLoad load = graph.ledger().beginImport(HEADER)) {
            load.entities(people());
            load.statements(List.of(new Content("Q1", "P69", "Q-nobody", null, null)));

            assertThatThrownBy(() -> {
                        load.statements(facts(0, 5));
                        load.statements(facts(5, 10));
                        load.finish();
                    })
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not in the graph");
            load.discard();
        }

        assertThat(count("MATCH (s:Statement) RETURN count(s) AS n")).isZero();
        assertThat(graph.knowledge().state().revision()).isZero();
    }

    private static List<EntityRecord> people() {
        return IntStream.range(0, ROWS + 1)
                .mapToObj(i -> EntityRecord.of("Q" + i, Map.of("en", "Person " + i), List.of("Q5")))
                .toList();
    }

    private static List<Content> facts(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> TestGraphs.fact("Q" + (i + 1), "P69", "Q0"))
                .toList();
    }

    private static List<String> indexes() {
        return TestDatabase.driver().executableQuery("SHOW INDEXES YIELD name").execute().records().stream()
                .map(row -> row.get("name").asString())
                .toList();
    }

    private static long count(String cypher) {
        return TestDatabase.driver()
                .executableQuery(cypher)
                .execute()
                .records()
                .getFirst()
                .get("n")
                .asLong();
    }

    private static void execute(String cypher) {
        TestDatabase.driver().executableQuery(cypher).execute();
    }
}
