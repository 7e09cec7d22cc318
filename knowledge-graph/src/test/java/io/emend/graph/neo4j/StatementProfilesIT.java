package io.emend.graph.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.graph.GraphPorts;
import io.emend.graph.contract.TestGraphs;
import io.emend.graph.neo4j.store.StoreStatements;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;
import org.neo4j.driver.summary.ProfiledPlan;

/** Profiles every Cypher statement of the module: none may look at every node, label or relationship. */
class StatementProfilesIT {
    private static final List<String> SCANS = List.of(
            "AllNodesScan",
            "NodeByLabelScan",
            "UnionNodeByLabelsScan",
            "IntersectionNodeByLabelsScan",
            "DirectedAllRelationshipsScan",
            "UndirectedAllRelationshipsScan",
            "DirectedRelationshipTypeScan",
            "UndirectedRelationshipTypeScan",
            "NodeIndexScan");

    private static final Map<String, Object> PARAMETERS = parameters();

    @BeforeAll
    static void load() {
        TestDatabase.clear(TestDatabase.driver());
        GraphPorts graph = Neo4jGraph.open(TestDatabase.driver());
        TestGraphs.loadSmallWorld(graph);
        graph.ledger().commit(TestGraphs.edit(graph, "e-1", List.of(), TestGraphs.planned("s-1", "Q1", "P20", "Q10")));
        fill();
    }

    @TestFactory
    Stream<DynamicTest> usesAnIndexAndScansNothing() {
        return statements().entrySet().stream()
                .map(statement -> DynamicTest.dynamicTest(statement.getKey(), () -> {
                    List<String> operators = operators(statement.getValue());

                    assertThat(operators).as(statement.getKey()).isNotEmpty().doesNotContainAnyElementsOf(SCANS);
                }));
    }

    @Test
    void readsAPageInTheOrderOfItsIndexWithoutSortingTheRest() {
        assertThat(operators(FactCypher.BY_RELATION))
                .doesNotContain("Top", "PartialTop")
                .contains("Limit");
        assertThat(operators(FactCypher.ANY))
                .doesNotContain("Top", "PartialTop")
                .contains("Limit");
    }

    /** Enough nodes of every label that the planner sees a difference between a seek and a scan. */
    private static void fill() {
        for (String filler : List.of(
                "UNWIND range(1, 3000) AS i CREATE (:Entity {id: 'F' + i, version: 1})<-[:NAMES]-(:Name {key: 'name ' + i})",
                "UNWIND range(1, 3000) AS i CREATE (:Statement:Edited {id: 'f' + i, subject: 'F' + i, relation: 'P' + i % 9,"
                        + " object: 'F' + i % 50, sequence: 1000 + i, asserted: 2})",
                "UNWIND range(3, 1000) AS i CREATE (:Revision {number: i, kind: 'EDIT', editId: 'f' + i, retracted: []})",
                "UNWIND range(1, 1000) AS i CREATE (:SlotVersion {subject: 'F' + i, from: i})",
                "UNWIND range(1, 1000) AS i CREATE (:Literal {key: 'l' + i})",
                "UNWIND range(1, 1000) AS i CREATE (e:EditDocument {id: 'f' + i, sequence: i, author: 'a' + i % 9,"
                        + " status: 'S' + i % 5, createdAt: ''}) CREATE (e)-[:CONCERNS]->(:EditSubject {id: 'F' + i})"
                        + " CREATE (e)-[:CHANGES]->(:EditSlot {id: 'F' + i})",
                "UNWIND range(1, 1000) AS i CREATE (:IdempotencyKey {id: 'f' + i}) CREATE (:ApiKey {id: 'f' + i,"
                        + " keyedHash: 'f' + i}) CREATE (:Webhook {id: 'f' + i, delivered: 0}) CREATE (:AuditEntry {number: i, actor: 'a' + i % 9, at: ''})")) {
            TestDatabase.driver().executableQuery(filler).execute();
        }
        TestDatabase.driver()
                .executableQuery("CALL db.resampleOutdatedIndexes()")
                .execute();
        TestDatabase.driver().executableQuery("CALL db.clearQueryCaches()").execute();
    }

    private static List<String> operators(String cypher) {
        try (Session session = TestDatabase.driver().session();
                Transaction transaction = session.beginTransaction()) {
            Map<String, Object> parameters = new HashMap<>(PARAMETERS);
            if (cypher.contains("fact[0]")) {
                parameters.put("rows", List.of(List.of("s-x", 0, "P20", 0)));
            } else if (cypher.contains("row.node")) {
                parameters.put(
                        "rows",
                        List.of(Map.of(
                                "node",
                                Map.of("id", "Q-x"),
                                "names",
                                List.of(Map.of("key", "k", "text", "t", "lang", "en", "alias", false)))));
            } else if (cypher.contains("row[0]")) {
                parameters.put("rows", List.of(List.of("s-x", "Q1", "P20", "Q11", 99L)));
            }
            ProfiledPlan plan =
                    transaction.run("PROFILE " + cypher, parameters).consume().profile();
            transaction.rollback();
            List<String> operators = new ArrayList<>();
            collect(plan, operators);
            return operators;
        }
    }

    private static void collect(ProfiledPlan plan, List<String> operators) {
        operators.add(plan.operatorType().split("@", 2)[0]);
        plan.children().forEach(child -> collect(child, operators));
    }

    private static Map<String, String> statements() {
        Map<String, String> statements = new HashMap<>();
        for (Class<?> holder : List.of(
                FactCypher.class,
                LedgerCypher.class,
                ImportCypher.class,
                EntityCypher.class,
                Neo4jSchemaStore.class,
                Neo4jRuleStore.class,
                StoreStatements.holder())) {
            for (var field : holder.getDeclaredFields()) {
                if (field.getType() == String.class && !Modifier.isPrivate(field.getModifiers())) {
                    try {
                        field.setAccessible(true);
                        statements.put(holder.getSimpleName() + '.' + field.getName(), (String) field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
        return statements;
    }

    private static Map<String, Object> parameters() {
        Map<String, Object> p = new HashMap<>();
        Map<String, Object> row = new HashMap<>(Map.of(
                "id",
                "s-x",
                "subject",
                "Q1",
                "relation",
                "P20",
                "object",
                "Q11",
                "value",
                "v",
                "datatype",
                "string",
                "derivedFrom",
                List.of("s-1"),
                "modelState",
                "KG_ONLY",
                "method",
                "none"));
        row.putAll(Map.of("key", "k", "text", "t", "lang", "en", "alias", false, "origin", "EDIT", "sequence", 99L));
        p.put("rows", List.of(row));
        p.put("ids", List.of("s-1"));
        p.put("entities", List.of("Q1"));
        p.put("slots", List.of(List.of("Q1", "P19")));
        p.put("subjects", List.of("Q1"));
        p.put(
                "wanted",
                Map.of(
                        "entities", List.of("Q1"),
                        "facts", List.of(List.of("Q1", "P19", "Q10")),
                        "pointers", List.of(List.of("P19", "Q10")),
                        "subjects", List.of("Q1")));
        p.put("most", 100);
        for (String name : List.of(
                "subject",
                "relation",
                "object",
                "id",
                "editId",
                "kind",
                "key",
                "author",
                "status",
                "caller",
                "bodyHash",
                "keyedHash",
                "counter",
                "actor",
                "zero",
                "claim",
                "slot",
                "model",
                "by",
                "owner",
                "name",
                "turtle",
                "rules",
                "comment")) {
            p.put(name, "x");
        }
        for (String name : List.of("asOf", "validAt", "since", "at", "createdAt")) {
            p.put(name, null);
        }
        for (String name : List.of(
                "below",
                "limit",
                "after",
                "revision",
                "number",
                "from",
                "to",
                "offered",
                "sequence",
                "version",
                "change")) {
            p.put(name, 1L);
        }
        p.put("query", "ada*");
        p.put("braked", List.of("burst"));
        p.put("liveSet", new byte[1]);
        p.put("head", Map.of("lockedBy", "x"));
        p.put("entry", Map.of("number", 1L, "hash", "h"));
        p.put("properties", Map.of("id", "x", "keyedHash", "y"));
        p.put("job", "x");
        return p;
    }
}
