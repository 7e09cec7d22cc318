package io.emend.lm.benchmark;

import io.emend.lm.GenerationRequest;
import io.emend.lm.Generator;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import io.emend.lm.TokenSink;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Times loading, prefill and decoding of a checkpoint, and says how far decoding is from reading every weight once
 * per token at the speed at which this machine copies memory. Best of several runs: other load only ever adds time.
 *
 * <p>Arguments: folder, number of threads (0 for libtorch's own), runs.
 */
public final class Benchmark {
    private static final int DECODED = 64;
    private static final int COPIED_FLOATS = 1 << 26;

    private final LanguageModel model;
    private final int runs;
    private final PrintStream out;

    private Benchmark(LanguageModel model, int runs, PrintStream out) {
        this.model = model;
        this.runs = runs;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        int runs = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        PrintStream out = System.out;
        warmUpEngine();
        long start = System.nanoTime();
        try (LanguageModel model =
                LanguageModel.load(folder, LoadOptions.defaults().withThreads(threads))) {
            double loaded = milliseconds(start);
            new Generator(model).generate(GenerationRequest.greedy(prompt(8), 1), TokenSink.none());
            out.printf(Locale.ROOT, "load_ms %.0f%nload_to_first_token_ms %.0f%n", loaded, milliseconds(start));
            new Benchmark(model, runs, out).measure(folder);
        }
    }

    /** Starting libtorch itself is not part of loading a model. */
    private static void warmUpEngine() {
        System.setProperty("ai.djl.offline", "true");
        ai.djl.engine.Engine.getEngine("PyTorch");
    }

    private void measure(Path folder) throws IOException {
        int longest = Math.min(512, model.config().contextLength() - DECODED - 1);
        for (int length : new int[] {Math.min(32, longest), longest}) {
            double seconds = best(() -> generate(length, 1));
            out.printf(Locale.ROOT, "prefill_%d_tokens_per_s %.1f%n", length, length / seconds);
        }
        double first = best(() -> generate(8, 1));
        double all = best(() -> generate(8, DECODED + 1));
        double perSecond = DECODED / (all - first);
        out.printf(Locale.ROOT, "decode_tokens_per_s %.1f%n", perSecond);
        List<String> prompts = IntStream.range(0, 8)
                .mapToObj(i -> "Text number " + i + " begins")
                .toList();
        double batch = best(() -> new Generator(model).completeGreedy(prompts, DECODED, List.of()));
        out.printf(Locale.ROOT, "batch_8_seconds %.3f%n", batch);
        long bytes = weightBytes(folder);
        double bandwidth = copyBandwidth();
        out.printf(Locale.ROOT, "weight_mb_per_token %.1f%ncopy_gb_per_s %.1f%n", bytes / 1e6, bandwidth / 1e9);
        out.printf(Locale.ROOT, "share_of_bandwidth_limit %.2f%n", perSecond * bytes / bandwidth);
    }

    private void generate(int promptLength, int tokens) {
        new Generator(model)
                .generate(GenerationRequest.greedy(prompt(promptLength), tokens).ignoringEnd(), TokenSink.none());
    }

    private double best(Runnable work) {
        work.run();
        double best = Double.MAX_VALUE;
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.run();
            best = Math.min(best, milliseconds(start) / 1_000);
        }
        return best;
    }

    /** Float32 weights read per token; the file may store them at half the size. */
    private long weightBytes(Path folder) throws IOException {
        boolean half = Files.readString(folder.resolve("config.json")).contains("float16");
        try (var files = Files.list(folder)) {
            long stored = files.filter(file -> file.toString().endsWith(".safetensors"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            return half ? 2 * stored : stored;
        }
    }

    /** Bytes read per second while one thread per processor copies arrays; each copy reads and writes. */
    private double copyBandwidth() {
        int threads = Runtime.getRuntime().availableProcessors();
        float[][] from = new float[threads][COPIED_FLOATS / threads];
        float[][] to = new float[threads][COPIED_FLOATS / threads];
        double seconds = best(() -> IntStream.range(0, threads)
                .parallel()
                .forEach(i -> System.arraycopy(from[i], 0, to[i], 0, from[i].length)));
        return 2.0 * COPIED_FLOATS * Float.BYTES / seconds;
    }

    private static int[] prompt(int length) {
        var tokens = new int[length];
        Arrays.setAll(tokens, i -> 5 + (i * 31) % 300);
        return tokens;
    }

    private static double milliseconds(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
