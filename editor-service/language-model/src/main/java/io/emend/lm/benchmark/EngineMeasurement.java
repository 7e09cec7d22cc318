package io.emend.lm.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.emend.lm.GenerationRequest;
import io.emend.lm.Generator;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import io.emend.lm.TokenSink;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Times loading, prefill and decoding of one checkpoint in a process of its own, and says how far decoding is from
 * reading every weight once per token at the speed at which this machine copies memory. Best of several runs: other
 * load only ever adds time. CPU time is given for decoding, too, because other load changes it less.
 *
 * <p>Arguments: folder, number of threads (0 for libtorch's own), runs, whether half precision is kept. Prints one
 * measure per line, as the Python program of the same purpose does.
 */
public final class EngineMeasurement {
    private static final int DECODED = 32;
    private static final int LONG_PROMPT = 512;
    private static final int BATCH = 8;
    private static final int ANSWERS = 40;
    private static final int ANSWER_TOKENS = 16;
    private static final int COPIED_FLOATS = 1 << 26;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final LanguageModel model;
    private final int runs;
    private final PrintStream out;

    private EngineMeasurement(LanguageModel model, int runs, PrintStream out) {
        this.model = model;
        this.runs = runs;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        int runs = Integer.parseInt(arguments[2]);
        boolean halfKept = Boolean.parseBoolean(arguments[3]);
        PrintStream out = System.out;
        warmUpEngine();
        long start = System.nanoTime();
        LoadOptions options = LoadOptions.defaults().withThreads(threads).keepingHalf(halfKept);
        try (LanguageModel model = LanguageModel.load(folder, options)) {
            double loaded = milliseconds(start);
            new Generator(model).generate(GenerationRequest.greedy(prompt(8), 1), TokenSink.none());
            out.printf(Locale.ROOT, "load_ms %.0f%nload_to_first_token_ms %.0f%n", loaded, milliseconds(start));
            Memory.print(out, "after_first_token");
            new EngineMeasurement(model, runs, out).measure(folder, halfKept);
        }
    }

    /** Starting the native libraries is not part of loading a model. */
    private static void warmUpEngine() {
        System.setProperty("ai.djl.offline", "true");
        ai.djl.engine.Engine.getEngine("PyTorch");
        ai.djl.huggingface.tokenizers.jni.LibUtils.checkStatus();
    }

    private void measure(Path folder, boolean halfKept) throws IOException {
        double bandwidth = copyBandwidth();
        int longest = Math.min(LONG_PROMPT, model.config().contextLength() - DECODED - 1);
        for (int length : new int[] {Math.min(32, longest), longest}) {
            double seconds = best(() -> generate(length, 1));
            String name = length == longest ? "long" : "short";
            out.printf(Locale.ROOT, "prefill_%s_tokens_per_s %.1f%n", name, length / seconds);
        }
        double first = best(() -> generate(8, 1));
        double all = best(() -> generate(8, DECODED + 1));
        double perSecond = DECODED / (all - first);
        out.printf(Locale.ROOT, "decode_tokens_per_s %.1f%n", perSecond);
        out.printf(Locale.ROOT, "decode_cpu_ms_per_token %.2f%n", decodeCpu());
        List<String> prompts = IntStream.range(0, BATCH)
                .mapToObj(i -> "Text number " + i + " begins")
                .toList();
        double batch = best(() -> new Generator(model).completeGreedy(prompts, DECODED, List.of()));
        out.printf(Locale.ROOT, "batch_8_seconds %.3f%n", batch);
        measureAnswers();
        bandwidth = Math.max(bandwidth, copyBandwidth());
        long bytes = weightBytes(folder, halfKept);
        out.printf(Locale.ROOT, "weight_mb_per_token %.1f%ncopy_gb_per_s %.1f%n", bytes / 1e6, bandwidth / 1e9);
        out.printf(Locale.ROOT, "share_of_bandwidth_limit %.2f%n", perSecond * bytes / bandwidth);
    }

    /** What verifying an edit does: short answers to many short prompts, without and with the right guess. */
    private void measureAnswers() {
        List<String> prompts = IntStream.range(0, ANSWERS)
                .mapToObj(i -> model.tokenizer().decode(Arrays.copyOfRange(prompt(ANSWERS + 20), i, i + 10 + i % 11)))
                .toList();
        var generator = new Generator(model);
        List<String> answers = generator.completeGreedy(prompts, ANSWER_TOKENS, List.of()).stream()
                .map(answer -> " " + answer)
                .toList();
        double free = best(() -> generator.completeGreedy(prompts, ANSWER_TOKENS, List.of()));
        double guessed = best(() -> generator.completeUntil(prompts, answers, ANSWER_TOKENS, List.of(), text -> false));
        out.printf(Locale.ROOT, "answers_40_seconds %.3f%nanswers_40_guessed_seconds %.3f%n", free, guessed);
    }

    private void generate(int promptLength, int tokens) {
        new Generator(model)
                .generate(GenerationRequest.greedy(prompt(promptLength), tokens).ignoringEnd(), TokenSink.none());
    }

    /** Processor time of all threads per decoded token, ms. */
    private double decodeCpu() {
        long start = SYSTEM.getProcessCpuTime();
        generate(8, 1);
        long first = SYSTEM.getProcessCpuTime();
        generate(8, DECODED + 1);
        long all = SYSTEM.getProcessCpuTime();
        return ((all - first) - (first - start)) / 1e6 / DECODED;
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

    /** Weights read per token; half precision is widened in memory unless it is kept. */
    private static long weightBytes(Path folder, boolean halfKept) throws IOException {
        boolean half = Files.readString(folder.resolve("config.json")).contains("float16");
        try (var files = Files.list(folder)) {
            long stored = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith("model") && name.endsWith(".safetensors");
                    })
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            return half && !halfKept ? 2 * stored : stored;
        }
    }

    /** Bytes read and written per second while one thread per processor copies arrays. */
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
