package io.emend.graph.neo4j;

import io.emend.contract.problem.Unavailable;
import io.emend.graph.neo4j.SchemaCypher.Definition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.neo4j.driver.exceptions.Neo4jException;

/** The constraints and indexes of the graph. Thread-safe; several processes may define them at once. */
final class GraphIndexes {
    private static final Duration LONGEST_BUILD = Duration.ofMinutes(30);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int PATIENCE = 20;

    /** What the database answers in spite of {@code IF NOT EXISTS}, if another transaction got there first. */
    private static final Set<String> ALREADY_THERE = Set.of(
            "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists",
            "Neo.ClientError.Schema.ConstraintAlreadyExists",
            "Neo.ClientError.Schema.ConstraintWithNameAlreadyExists",
            "Neo.ClientError.Schema.IndexAlreadyExists",
            "Neo.ClientError.Schema.IndexWithNameAlreadyExists");

    private final Sessions sessions;

    GraphIndexes(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Creates what is missing and waits until it serves.
     *
     * @throws Unavailable if an index is not built within half an hour
     */
    void define() {
        // others that define them at the same time are some definitions ahead, or behind
        for (int left = SchemaCypher.ALL.size(); ; left--) {
            try {
                defineMissing();
                return;
            } catch (Neo4jException e) {
                if (left == 0 || !ALREADY_THERE.contains(e.code())) {
                    throw e;
                }
            }
        }
    }

    private void defineMissing() {
        List<Existing> existing = existing();
        Set<String> names = existing.stream().map(Existing::name).collect(Collectors.toUnmodifiableSet());
        List<Definition> missing = SchemaCypher.ALL.stream()
                .filter(definition -> !names.contains(definition.name()))
                .toList();
        // indexes that come in one transaction are filled from one pass over the graph
        sessions.define(missing.stream()
                .filter(definition -> !definition.constraint())
                .map(Definition::cypher)
                .toList());
        missing.stream()
                .filter(Definition::constraint)
                .forEach(definition -> sessions.define(List.of(definition.cypher())));
        if (!missing.isEmpty() || isUnfinished(existing)) {
            await();
        }
    }

    /** @param unfinished still being built */
    private record Existing(String name, boolean unfinished) {}

    private List<Existing> existing() {
        return sessions.read(tx -> tx.list(
                SchemaCypher.EXISTING,
                Map.of(),
                row -> new Existing(
                        row.get("name").asString(), row.get("unfinished").asBoolean())));
    }

    private static boolean isUnfinished(List<Existing> indexes) {
        return indexes.stream().anyMatch(Existing::unfinished);
    }

    /** Takes away what is cheaper to build from a whole graph than to keep while it is loaded. */
    void dropForFirstImport() {
        sessions.define(SchemaCypher.ALL.stream()
                .filter(definition -> SchemaCypher.BUILT_AFTER_FIRST_IMPORT.contains(definition.name()))
                .map(Definition::drop)
                .toList());
    }

    private void await() {
        long begin = System.nanoTime();
        while (isUnfinished(existing())) {
            Duration waited = Duration.ofNanos(System.nanoTime() - begin);
            if (waited.compareTo(LONGEST_BUILD) > 0) {
                throw new Unavailable("The graph's indexes were not built within " + LONGEST_BUILD.toMinutes()
                        + " minutes; they go on being built, try again later.");
            }
            try {
                // a glance costs the build some milliseconds
                Thread.sleep(GLANCE.plus(waited.dividedBy(PATIENCE)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Unavailable("Waiting for the graph's indexes was interrupted.");
            }
        }
    }
}
