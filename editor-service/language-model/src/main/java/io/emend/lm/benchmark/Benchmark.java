package io.emend.lm.benchmark;

import io.emend.lm.checkpoint.TensorType;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code emend benchmark}: times the engine on checkpoints that it makes itself, in the shapes of GPT-2 124M and
 * Qwen2 0.5B, and on the folders it is given; prints Markdown. With {@code --python PROGRAM}, the same folders are
 * timed with transformers right after, and ratios are given.
 *
 * <p>Arguments: {@code [FOLDER ...] [--threads N] [--runs N] [--python PROGRAM] [--script FILE]}.
 */
public final class Benchmark {
    /** Higher is better for the first four, lower for the others. */
    private static final List<String> COMPARED = List.of(
            "prefill_short_tokens_per_s",
            "prefill_long_tokens_per_s",
            "decode_tokens_per_s",
            "batch_8_seconds",
            "load_to_first_token_ms");

    private final BenchmarkOptions options;
    private final PrintStream out;

    private Benchmark(BenchmarkOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Runs the benchmark; exits with 2 on a usage error. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            new Benchmark(BenchmarkOptions.of(List.of(arguments)), System.out).run();
        } catch (IllegalArgumentException e) {
            System.err.println("emend benchmark: " + e.getMessage());
            System.exit(2);
        }
    }

    private void run() throws IOException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "Java %s, %d processors, load average %.1f, %d runs, threads %s%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                options.runs(),
                options.threads() == 0 ? "libtorch's own" : options.threads());
        for (Path folder : options.folders()) {
            compare(folder.getFileName().toString(), folder, false);
        }
        made(Shapes.GPT2_124M, TensorType.F32, false);
        made(Shapes.QWEN2_500M, TensorType.F32, false);
        made(Shapes.QWEN2_500M, TensorType.BF16, true);
    }

    private void made(Shapes shape, TensorType type, boolean halfKept) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("emend-benchmark");
        try {
            RandomCheckpoint.write(folder, shape.config(), type);
            compare(shape + ", random weights, " + type + (halfKept ? " kept" : ""), folder, halfKept);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void compare(String name, Path folder, boolean halfKept) throws IOException, InterruptedException {
        Map<String, Double> ours = measured(java(folder, halfKept));
        Map<String, Double> theirs = options.python().isEmpty() ? Map.of() : measured(python(folder));
        out.printf("%n### %s%n%n| measure | Java | transformers | ratio |%n| --- | --- | --- | --- |%n", name);
        ours.forEach((measure, value) -> {
            Double other = theirs.get(measure);
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s |%n",
                    measure.replace('_', ' '),
                    number(value),
                    other == null ? "" : number(other),
                    other == null || !COMPARED.contains(measure) ? "" : number(ratio(measure, value, other)));
        });
        out.flush();
    }

    /** Above 1 is faster than transformers. */
    private static double ratio(String measure, double ours, double theirs) {
        return measure.endsWith("per_s") ? ours / theirs : theirs / ours;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%.0f", value);
    }

    /** A process of its own, so that nothing is warm and memory is this model's alone. */
    private List<String> java(Path folder, boolean halfKept) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EngineMeasurement.class.getName()));
        command.addAll(List.of(
                folder.toString(),
                String.valueOf(options.threads()),
                String.valueOf(options.runs()),
                String.valueOf(halfKept)));
        return command;
    }

    private List<String> python(Path folder) {
        return List.of(
                options.python(),
                options.script().toString(),
                folder.toString(),
                String.valueOf(options.threads()),
                String.valueOf(options.runs()));
    }

    private static Map<String, Double> measured(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<String, Double> measures = new TreeMap<>();
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", -1);
                if (parts.length == 2 && parts[1].matches("-?[0-9.]+")) {
                    measures.put(parts[0], Double.parseDouble(parts[1]));
                }
            }
        }
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(command.getFirst() + " ended with status " + status);
        }
        return measures;
    }
}
