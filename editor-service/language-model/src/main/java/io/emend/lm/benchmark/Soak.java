package io.emend.lm.benchmark;

import io.emend.lm.FloatMatrix;
import io.emend.lm.GenerationRequest;
import io.emend.lm.Generator;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import io.emend.lm.MlpOutput;
import io.emend.lm.Sampling;
import io.emend.lm.TokenSink;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code emend soak}: shows that memory stays constant over thousands of generations, greedy, drawn and cancelled ones,
 * on snapshots that come and go.
 *
 * <p>Arguments: folder, number of generations (10,000). Exits with 1 if resident memory grew by more than a tenth
 * after the first fifth of them.
 */
public final class Soak {
    private static final int TOKENS = 6;
    private static final int PER_SNAPSHOT = 50;
    private static final int REPORTS = 10;
    private static final double ALLOWED = 1.10;

    private final LanguageModel base;
    private final int generations;
    private final PrintStream out;

    private Soak(LanguageModel base, int generations, PrintStream out) {
        this.base = base;
        this.generations = generations;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        int generations = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        try (LanguageModel base = LanguageModel.load(Path.of(arguments[0]), LoadOptions.defaults())) {
            if (!new Soak(base, generations, System.out).run()) {
                System.exit(1);
            }
        }
    }

    private boolean run() throws IOException {
        out.println("| generations | resident, MB |\n| --- | --- |");
        double settled = Double.NaN;
        double last = Double.NaN;
        for (int done = 0; done < generations; ) {
            int share = Math.min(generations - done, Math.max(1, generations / REPORTS));
            generate(done, share);
            done += share;
            System.gc();
            last = Memory.residentMegabytes();
            if (5L * done <= generations) {
                settled = last;
            }
            out.printf(Locale.ROOT, "| %,d | %.0f |%n", done, last);
        }
        out.printf(
                Locale.ROOT,
                "%nAfter the first fifth %.0f MB, at the end %.0f MB: %.2f times.%n",
                settled,
                last,
                last / settled);
        return !(last > ALLOWED * settled);
    }

    private void generate(int from, int count) {
        for (int i = from; i < from + count; i += PER_SNAPSHOT) {
            try (LanguageModel snapshot = base.withEdits(change(i), List.of())) {
                for (int j = i; j < Math.min(i + PER_SNAPSHOT, from + count); j++) {
                    generate(snapshot, j);
                }
            }
        }
    }

    private Map<String, FloatMatrix> change(int seed) {
        int layer = seed / PER_SNAPSHOT % base.config().layers();
        MlpOutput output = base.mlpOutput(layer);
        FloatMatrix weight = base.weightDF(layer);
        weight.data()[seed % weight.data().length] += 0.01f;
        return Map.of(output.tensorName(), output.toStored(weight));
    }

    private static void generate(LanguageModel model, int number) {
        int[] prompt = model.tokenizer().encode("Question number " + number + " is about");
        var request = GenerationRequest.greedy(prompt, TOKENS);
        switch (number % 3) {
            case 0 -> new Generator(model).generate(request, TokenSink.none());
            case 1 ->
                new Generator(model)
                        .generate(
                                request.with(new Sampling(1, 0.9, 0, number)).withLogProbabilities(2),
                                TokenSink.none());
            default -> new Generator(model).generate(request, token -> false);
        }
    }
}
