package io.emend.standalone.bench;

import io.emend.graph.GraphPorts;
import io.emend.graph.exchange.CodexImport;
import io.emend.graph.exchange.DataSource;
import io.emend.graph.exchange.ImportReport;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.memory.InMemoryGraph;
import io.emend.graph.neo4j.Neo4jGraph;
import io.emend.neo4j.EmbeddedNeo4j;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationConfig;

/**
 * Measures import, conflict checks, reads, entity search, commits and start on embedded databases: one for each graph
 * given, in the order given, and one for a generated graph of two million statements. Prints a Markdown table.
 *
 * <p>Arguments: an empty folder for the databases, then folders in CodEx layout. A folder with {@code triples.tsv} is a graph;
 * one without lends the others the files they lack, such as aliases and types. {@code --without-generated} leaves the large
 * graph out, {@code --only-generated} the given ones; {@code --import-only} stops after the import of each graph and leaves
 * its database, for a server to start with or for a later call with the same folder to measure.
 */
public final class GraphBenchmark {
    private static final String WITHOUT_GENERATED = "--without-generated";
    private static final String ONLY_GENERATED = "--only-generated";
    private static final String IMPORT_ONLY = "--import-only";
    private static final long PAGE_CACHE = 512L << 20;
    private static final int GENERATED = 2_000_000;

    private final Path work;
    private final boolean importOnly;
    private final boolean generated;
    private final Figures figures = new Figures();

    private GraphBenchmark(Path work, boolean importOnly, boolean generated) {
        this.work = work;
        this.importOnly = importOnly;
        this.generated = generated;
    }

    public static void main(String[] arguments) {
        List<String> given = new ArrayList<>(Arrays.asList(arguments));
        boolean generated = !given.remove(WITHOUT_GENERATED);
        boolean all = !given.remove(ONLY_GENERATED);
        boolean importOnly = given.remove(IMPORT_ONLY);
        if (given.size() < 2) {
            System.err.println("Expected an empty folder, then folders in CodEx layout; found " + given + ".");
            System.exit(2);
        }
        GraphBenchmark benchmark = new GraphBenchmark(Path.of(given.getFirst()), importOnly, generated);
        benchmark.run(given.subList(1, given.size()).stream().map(Path::of).toList(), all);
    }

    private void run(List<Path> folders, boolean all) {
        DataSource lent = folders.stream()
                .filter(folder -> !isGraph(folder))
                .map(DataSource::folder)
                .reduce(DataSource::or)
                .orElse(DataSource.folder(work));
        double load = loadAverage();
        CopiedGraph model = null;
        for (Path folder : folders.stream().filter(GraphBenchmark::isGraph).toList()) {
            DataSource files = DataSource.folder(folder).or(lent);
            model = all ? measure(folder.getFileName().toString(), files, null) : read(files);
        }
        if (generated && model != null) {
            measure("generated", lent, model);
        }
        System.out.printf(
                "%d cores, heap %d MB, page cache %d MB, load average %.1f at the start and %.1f at the end;%n"
                        + "latencies are median / 99th percentile, ms%n%n%s",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                PAGE_CACHE >> 20,
                load,
                loadAverage(),
                figures.toMarkdown());
    }

    /** Measures a graph of files, or where a model is given, of copies of that; returns what copies are made of. */
    private @Nullable CopiedGraph measure(String name, DataSource files, @Nullable CopiedGraph model) {
        figures.begin(name);
        Path folder = work.resolve(name);
        CopiedGraph copy = model;
        try (EmbeddedNeo4j database = EmbeddedNeo4j.open(folder, PAGE_CACHE);
                Driver driver = connect(database)) {
            GraphPorts graph = Neo4jGraph.open(driver);
            if (graph.knowledge().state().revision() == 0) {
                load(graph, files, model);
            }
            MeasuredGraph measured = new MeasuredGraph(graph, figures);
            if (generated && model == null) {
                copy = measured.toCopy();
            }
            if (!importOnly) {
                measured.all();
            }
        }
        restart(folder);
        return copy;
    }

    private CopiedGraph read(DataSource files) {
        GraphPorts graph = InMemoryGraph.empty();
        load(graph, files);
        return new MeasuredGraph(graph, figures).toCopy();
    }

    private static ImportReport load(GraphPorts graph, DataSource files) {
        return new CodexImport(graph.ledger(), files)
                .run(new ImportHeader("benchmark", "benchmark", Instant.now(), null, null), progress -> {});
    }

    private void load(GraphPorts graph, DataSource files, @Nullable CopiedGraph model) {
        long begin = System.nanoTime();
        long cpu = cpuNanos();
        long added;
        if (model == null) {
            added = load(graph, files).added();
        } else {
            added = model.load(graph, GENERATED);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        figures.put("statements", added);
        figures.put("import, entities and names included, statements/s", Math.round(added / seconds));
        figures.put("processor time of the import, µs a statement", (cpuNanos() - cpu) / 1_000 / Math.max(1, added));
    }

    private void restart(Path folder) {
        long begin = System.nanoTime();
        try (EmbeddedNeo4j database = EmbeddedNeo4j.open(folder, PAGE_CACHE);
                Driver driver = connect(database)) {
            Neo4jGraph.open(driver).knowledge().state();
            figures.put("start to the first answer, ms", (System.nanoTime() - begin) / 1_000_000);
        }
    }

    private static boolean isGraph(Path folder) {
        return Files.exists(folder.resolve("triples.tsv")) || Files.exists(folder.resolve("triples.tsv.gz"));
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

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
