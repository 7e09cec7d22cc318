package io.emend.interpreter.bench;

import io.emend.interpreter.llm.LlmProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * @param llm the language model to compare with, null for none
 * @param llmTexts how many texts of each file the language model reads, evenly spread
 */
record BenchOptions(
        Path bench,
        Path graph,
        List<Path> schema,
        @Nullable Path json,
        @Nullable Path misses,
        boolean latency,
        @Nullable LlmProperties llm,
        int llmTexts) {
    private static final String KEY = "EMEND_INTERPRETER_LLM_API_KEY";
    private static final String USUAL_LLM_TEXTS = "100";
    private static final Duration LLM_TIMEOUT = Duration.ofSeconds(60);
    private static final int LLM_ATTEMPTS = 2;
    private static final Set<String> VALUED =
            Set.of("--bench", "--graph", "--schema", "--json", "--misses", "--llm", "--llm-model", "--llm-texts");
    private static final String USAGE = "Usage: emend bench-interpreter --bench FOLDER --graph FOLDER [--schema FILE]"
            + " [--json FILE] [--misses FILE] [--no-latency] [--llm URL [--llm-model NAME] [--llm-texts N]]";

    /** @throws IllegalArgumentException telling the usage, if an option is unknown, missing or of no use */
    static BenchOptions of(String[] arguments) {
        Map<String, String> values = new HashMap<>();
        boolean latency = true;
        for (int i = 0; i < arguments.length; i++) {
            String option = arguments[i];
            if (option.equals("--no-latency")) {
                latency = false;
            } else if (!VALUED.contains(option)) {
                throw new IllegalArgumentException("Unknown option " + option + ". " + USAGE);
            } else if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(option + " needs a value. " + USAGE);
            } else {
                values.put(option, arguments[++i]);
            }
        }
        Path schema = path(values, "--schema");
        return new BenchOptions(
                required(values, "--bench"),
                required(values, "--graph"),
                schema == null ? List.of() : List.of(schema),
                path(values, "--json"),
                path(values, "--misses"),
                latency,
                llm(values),
                number(values.getOrDefault("--llm-texts", USUAL_LLM_TEXTS)));
    }

    private static @Nullable LlmProperties llm(Map<String, String> values) {
        String url = values.get("--llm");
        return url == null
                ? null
                : new LlmProperties(
                        URI.create(url),
                        values.getOrDefault("--llm-model", "default"),
                        System.getenv(KEY),
                        LLM_TIMEOUT,
                        LLM_ATTEMPTS);
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException("--llm-texts is a positive number; found " + text + ". " + USAGE);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Path path(Map<String, String> values, String option) {
        String value = values.get(option);
        return value == null ? null : Path.of(value);
    }

    private static Path required(Map<String, String> values, String option) {
        Path path = path(values, option);
        if (path == null) {
            throw new IllegalArgumentException(option + " is missing. " + USAGE);
        }
        return path;
    }
}
