package io.emend.graph.bench;

import io.emend.contract.knowledge.Value;
import io.emend.contract.model.NewEntity;
import io.emend.contract.model.PlannedStatement;
import io.emend.graph.GraphPorts;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.exchange.CodexImport;
import io.emend.graph.exchange.DataSource;
import io.emend.graph.exchange.ImportReport;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.ledger.RevisionKind;
import io.emend.graph.neo4j.Neo4jGraph;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import io.emend.neo4j.EmbeddedNeo4j;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationConfig;

/**
 * Measures import, reads, entity search, commits and start on an embedded database.
 *
 * <p>Arguments: an empty folder for the database, then folders in CodEx layout (the first that has a file wins), for
 * example the one of CodEx-M and the one with aliases and types beside it.
 */
public final class GraphBenchmark {
    private static final long PAGE_CACHE = 256L << 20;
    private static final int WARM_UP = 300;
    private static final int RUNS = 2_000;
    private static final int COMMITS = 200;
    private static final long SEED = 1;

    private final Random random = new Random(SEED);
    private final List<StatementRecord> facts = new ArrayList<>();
    private final List<EntityRecord> entities = new ArrayList<>();

    private GraphBenchmark() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        DataSource files = DataSource.folder(Path.of(arguments[1]));
        for (int i = 2; i < arguments.length; i++) {
            files = files.or(DataSource.folder(Path.of(arguments[i])));
        }
        new GraphBenchmark().run(folder, files);
    }

    private void run(Path folder, DataSource files) {
        report("load average at the start", loadAverage());
        try (EmbeddedNeo4j database = EmbeddedNeo4j.open(folder, PAGE_CACHE);
                Driver driver = connect(database)) {
            GraphPorts graph = Neo4jGraph.open(driver);
            importGraph(graph, files);
            sample(graph);
            reads(graph);
            searches(graph);
            commits(graph);
        }
        restart(folder);
        report("load average at the end", loadAverage());
    }

    private static void importGraph(GraphPorts graph, DataSource files) {
        ImportReport report = new CodexImport(graph.ledger(), files)
                .run(new ImportHeader("benchmark", "benchmark", Instant.now(), null, null), progress -> {});
        report(
                "import",
                report.added() + " statements in " + report.millis() + " ms, "
                        + report.added() * 1000 / Math.max(1, report.millis()) + " per second, entities included");
    }

    private void sample(GraphPorts graph) {
        graph.knowledge().forEachLive(facts::add);
        graph.catalog().changedSince(-1, entity -> {
            if (!entity.labels().isEmpty()) {
                entities.add(entity);
            }
        });
    }

    private void reads(GraphPorts graph) {
        report("slot", Latencies.of(WARM_UP, RUNS, i -> {
            StatementRecord fact = anyFact();
            graph.knowledge().slot(fact.subject(), fact.relation());
        }));
        report("slot revision", Latencies.of(WARM_UP, RUNS, i -> {
            StatementRecord fact = anyFact();
            graph.knowledge().slotRevision(fact.subject(), fact.relation());
        }));
        report("subjects", Latencies.of(WARM_UP, RUNS, i -> {
            StatementRecord fact = anyFact();
            graph.knowledge().subjects(fact.relation(), fact.object().canonical());
        }));
        report(
                "facts of a subject, one page",
                Latencies.of(
                        WARM_UP,
                        RUNS,
                        i -> graph.knowledge()
                                .facts(StatementPattern.of(anyFact().subject(), null, null))));
        report(
                "facts of a relation, one page",
                Latencies.of(
                        WARM_UP,
                        RUNS,
                        i -> graph.knowledge()
                                .facts(StatementPattern.of(null, anyFact().relation(), null))));
        report(
                "neighbourhood of 2 entities, 50 each",
                Latencies.of(
                        WARM_UP,
                        RUNS,
                        i -> graph.knowledge()
                                .neighbourhood(
                                        List.of(anyFact().subject(), anyFact().subject()), 50)));
    }

    private void searches(GraphPorts graph) {
        report("search, whole label", Latencies.of(WARM_UP, RUNS, i -> search(graph, anyName("en"), "en")));
        report("search, beginning", Latencies.of(WARM_UP, RUNS, i -> {
            String name = anyName("en");
            search(graph, name.substring(0, Math.min(name.length(), 4)), "en");
        }));
        report("search, one slip", Latencies.of(WARM_UP, RUNS, i -> search(graph, slip(anyName("en")), "en")));
        report("search, Chinese", Latencies.of(WARM_UP, RUNS, i -> search(graph, anyName("zh"), "zh")));
    }

    private static void search(GraphPorts graph, String query, String lang) {
        graph.knowledge().searchEntities(query, lang, 10);
    }

    private void commits(GraphPorts graph) {
        report("commit of one replacement", Latencies.of(20, COMMITS, i -> {
            StatementRecord old = anyFact();
            while (!graph.knowledge().statement(old.id()).orElseThrow().isLive()) {
                old = anyFact();
            }
            graph.ledger().commit(replacement(graph, old, "b-" + i));
        }));
        long begin = System.nanoTime();
        boolean intact = graph.ledger().isIntact();
        report("integrity of ledger and live set", intact + " in " + millisSince(begin) + " ms");
    }

    private GraphCommit replacement(GraphPorts graph, StatementRecord old, String id) {
        String object = "Q_" + id;
        PlannedStatement planned = new PlannedStatement(
                "s_" + id,
                old.subject(),
                old.relation(),
                new Value.Entity(object, object),
                null,
                null,
                List.of(),
                null);
        var state = graph.knowledge().state();
        return new GraphCommit(
                id,
                RevisionKind.EDIT,
                "benchmark",
                Instant.now(),
                state.revision(),
                List.of(),
                List.of(new NewEntity(object, Map.of("en", object), List.of())),
                List.of(old.id()),
                List.of(planned),
                Map.of(),
                state.stateHash().model(),
                List.of(),
                Set.of(),
                List.of(),
                null,
                null);
    }

    private static void restart(Path folder) {
        long begin = System.nanoTime();
        try (EmbeddedNeo4j database = EmbeddedNeo4j.open(folder, PAGE_CACHE);
                Driver driver = connect(database)) {
            long revision = Neo4jGraph.open(driver).knowledge().state().revision();
            report("start with this graph", millisSince(begin) + " ms to the first answer, at revision " + revision);
        }
    }

    private StatementRecord anyFact() {
        return facts.get(random.nextInt(facts.size()));
    }

    private String anyName(String lang) {
        return entities.get(random.nextInt(entities.size())).label(lang);
    }

    /** The name with one letter in the middle left out. */
    private static String slip(String name) {
        int middle = name.length() / 2;
        return name.substring(0, middle) + name.substring(Math.min(name.length(), middle + 1));
    }

    private static Driver connect(EmbeddedNeo4j database) {
        return GraphDatabase.driver(
                database.uri(),
                AuthTokens.basic(EmbeddedNeo4j.USER, database.password()),
                Config.builder()
                        .withNotificationConfig(NotificationConfig.disableAllConfig())
                        .build());
    }

    private static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static void report(String what, Object figure) {
        System.out.println(what + ": " + figure);
    }
}
