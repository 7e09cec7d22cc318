package io.emend.interpreter.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the interpreter's benchmark.
 *
 * @param bench folder of the benchmark's files
 * @param graph folder of {@code codex-s} and {@code codex-m}
 * @param schema Turtle that adds relations to the bundled schema
 * @param json where to write the report as JSON, null for nowhere
 * @param misses where to write what was misunderstood, null for nowhere
 * @param latency whether to measure time too
 */
record BenchOptions(
        Path bench,
        Path graph,
        List<Path> schema,
        @Nullable Path json,
        @Nullable Path misses,
        boolean latency) {
    private static final String USAGE = "Usage: emend bench-interpreter --bench FOLDER --graph FOLDER [--schema FILE]"
            + " [--json FILE] [--misses FILE] [--no-latency]";

    /** @throws IllegalArgumentException telling the usage, if an option is unknown, missing or without value */
    static BenchOptions of(String[] arguments) {
        Map<String, Path> paths = new HashMap<>();
        boolean latency = true;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--no-latency" -> latency = false;
                case "--bench", "--graph", "--schema", "--json", "--misses" -> {
                    if (i + 1 == arguments.length) {
                        throw new IllegalArgumentException(arguments[i] + " needs a value. " + USAGE);
                    }
                    paths.put(arguments[i], Path.of(arguments[++i]));
                }
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i] + ". " + USAGE);
            }
        }
        Path schema = paths.get("--schema");
        return new BenchOptions(
                required(paths, "--bench"),
                required(paths, "--graph"),
                schema == null ? List.of() : List.of(schema),
                paths.get("--json"),
                paths.get("--misses"),
                latency);
    }

    private static Path required(Map<String, Path> paths, String option) {
        Path path = paths.get(option);
        if (path == null) {
            throw new IllegalArgumentException(option + " is missing. " + USAGE);
        }
        return path;
    }
}
