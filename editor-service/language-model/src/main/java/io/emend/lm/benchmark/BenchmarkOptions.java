package io.emend.lm.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to time.
 *
 * @param folders checkpoints beside those that the benchmark makes
 * @param threads libtorch's threads, 0 for its own choice
 * @param runs timed runs of each measure, of which the best counts
 * @param python a Python with transformers, or empty
 * @param script the program it runs
 */
record BenchmarkOptions(List<Path> folders, int threads, int runs, String python, Path script) {
    private static final Set<String> KNOWN = Set.of("threads", "runs", "python", "script");

    BenchmarkOptions {
        folders = List.copyOf(folders);
    }

    /** @throws IllegalArgumentException if an option is unknown or lacks its value */
    static BenchmarkOptions of(List<String> arguments) {
        List<Path> folders = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                folders.add(Path.of(argument));
            } else if (KNOWN.contains(argument.substring(2)) && i + 1 < arguments.size()) {
                options.put(argument.substring(2), arguments.get(++i));
            } else {
                throw new IllegalArgumentException("there is no option " + argument + ", or its value is missing.");
            }
        }
        return new BenchmarkOptions(
                folders,
                Integer.parseInt(options.getOrDefault("threads", "0")),
                Integer.parseInt(options.getOrDefault("runs", "3")),
                options.getOrDefault("python", ""),
                Path.of(options.getOrDefault("script", "editor-service/language-model/src/bench/python/benchmark.py")));
    }
}
