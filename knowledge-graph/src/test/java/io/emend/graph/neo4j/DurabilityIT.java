package io.emend.graph.neo4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.knowledge.State;
import io.emend.graph.GraphPorts;
import io.emend.graph.contract.TestGraphs;
import io.emend.neo4j.EmbeddedNeo4j;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;

class DurabilityIT {
    private static final long PAGE_CACHE = 32L << 20;
    private static final int COMMITS = 20;

    @Test
    void keepsEveryAcknowledgedRevisionWhenTheProcessIsKilled(@TempDir Path folder) throws Exception {
        String[] last = killAfter(COMMITS, folder);

        try (EmbeddedNeo4j database = EmbeddedNeo4j.open(folder, PAGE_CACHE);
                Driver driver = TestDatabase.connect(database)) {
            GraphPorts graph = Neo4jGraph.open(driver);
            long acknowledged = Long.parseLong(last[0]);

            assertThat(graph.ledger().isIntact()).isTrue();
            assertThat(graph.knowledge().state().revision()).isBetween(acknowledged, acknowledged + 1);
            var revision = graph.knowledge().revision(acknowledged).orElseThrow();
            assertThat(revision.stateHash().graph()).isEqualTo(last[1]);
            assertThat(revision.hash()).isEqualTo(last[2]);
            assertThat(graph.knowledge().slot("Q1", "P19")).hasSize(1);
        }
    }

    @Test
    void isTheSameAfterARestart(@TempDir Path folder) {
        State before;
        List<String> lines;
        try (EmbeddedNeo4j database = EmbeddedNeo4j.open(folder, PAGE_CACHE);
                Driver driver = TestDatabase.connect(database)) {
            GraphPorts graph = Neo4jGraph.open(driver);
            TestGraphs.loadSmallWorld(graph);
            graph.ledger()
                    .commit(TestGraphs.edit(graph, "e-1", List.of(), TestGraphs.planned("s-1", "Q1", "P20", "Q10")));
            before = graph.knowledge().state();
            lines = TestGraphs.canonical(graph);
        }

        try (EmbeddedNeo4j database = EmbeddedNeo4j.open(folder, PAGE_CACHE);
                Driver driver = TestDatabase.connect(database)) {
            GraphPorts graph = Neo4jGraph.open(driver);

            assertThat(graph.knowledge().state()).isEqualTo(before);
            assertThat(TestGraphs.canonical(graph)).isEqualTo(lines);
            assertThat(graph.knowledge().editedStatements(2)).hasSize(1);
        }
    }

    /** Starts a process that commits in a loop, kills it without warning, and gives the fields of its last report. */
    private static String[] killAfter(int commits, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"), "-Xmx512m", "-XX:TieredStopAtLevel=1"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--"))
                .forEach(command::add);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), CommitLoop.class.getName(), folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> reports = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null && reports.size() < commits; line = output.readLine()) {
                if (line.startsWith(CommitLoop.COMMITTED)) {
                    reports.add(line.substring(CommitLoop.COMMITTED.length()));
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(reports).as("reports of the killed process").hasSize(commits);
        return reports.getLast().split(" ", -1);
    }
}
