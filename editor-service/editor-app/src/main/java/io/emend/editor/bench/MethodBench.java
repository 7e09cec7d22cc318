package io.emend.editor.bench;

import com.google.gson.JsonObject;
import com.sun.management.OperatingSystemMXBean;
import io.emend.editing.Cloze;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.PreservedFact;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotSubject;
import io.emend.editing.TargetFact;
import io.emend.editing.ledger.LiveSet;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.plan.SlotPlanner;
import io.emend.editing.profile.ModelProfile;
import io.emend.editing.profile.Profiler;
import io.emend.editing.settings.EditingSettings;
import io.emend.editing.settings.FamilyDefaults;
import io.emend.editing.settings.MemorySettings;
import io.emend.editing.settings.Recipe;
import io.emend.editing.settings.TargetSettings;
import io.emend.editing.settings.WriteSettings;
import io.emend.editing.target.SlotExamples;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import io.emend.lm.benchmark.RandomCheckpoint;
import io.emend.lm.benchmark.Shapes;
import io.emend.lm.checkpoint.TensorType;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code emend bench methods}: seconds of one edit by ROME and of one by MEMIT over five layers, on a checkpoint of the
 * shape of GPT-2 124M with random weights: with the defaults, then with so many contexts and no early stop, as the usual
 * Python implementations have it. Such a model never comes to say the new object clearly, so a search ends
 * early only where its loss stands still. Every word of the facts is one token, as common words are for GPT-2.
 *
 * <p>Arguments: {@code [--threads N] [--runs N]}.
 */
public final class MethodBench {
    private static final int MISUSED = 2;
    private static final int LAYERS = 5;
    private static final double LAMBDA = 15_000;
    private static final int CAPACITY = 1_000;
    private static final int STEPS = 20;
    private static final double NANOS = 1e9;
    private static final long SEED = 3;
    private static final String SUBJECT = "Ada Lovelace";
    private static final String OBJECT = "Vienna";
    private static final List<String> WORDS = List.of(
            "river", "stone", "letter", "winter", "garden", "north", "paper", "silver", "winding", "road", "under",
            "quiet", "market", "seven", "early");
    private static final String RELATION = "was born in the city of";
    private static final int RELATION_WORDS = RELATION.split(" ").length;

    private final LanguageModel model;
    private final ModelProfile profile;
    private final int runs;
    private final PrintStream out;

    private MethodBench(LanguageModel model, ModelProfile profile, int runs, PrintStream out) {
        this.model = model;
        this.profile = profile;
        this.runs = runs;
        this.out = out;
    }

    /** Runs the command; exits with 2 on wrong options. */
    public static void main(String[] arguments) throws IOException {
        int threads = 0;
        int runs = 3;
        try {
            for (int i = 0; i < arguments.length; i += 2) {
                int value = Integer.parseInt(arguments[i + 1]);
                switch (arguments[i]) {
                    case "--threads" -> threads = value;
                    case "--runs" -> runs = Math.max(1, value);
                    default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println("emend: bench methods takes --threads N and --runs N; " + e.getMessage());
            System.exit(MISUSED);
        }
        run(Shapes.GPT2_124M.config(), threads, runs, System.out);
    }

    /**
     * @param shape content of config.json; at least as many layers as MEMIT is spread over
     * @param threads of the tensor library; 0 leaves it as it is
     * @param runs measured ones, of which the best counts
     */
    static void run(JsonObject shape, int threads, int runs, PrintStream out) throws IOException {
        Path folder = Files.createTempDirectory("emend-bench");
        try {
            RandomCheckpoint.write(folder, shape, TensorType.F32, words());
            try (LanguageModel model =
                    LanguageModel.load(folder, LoadOptions.defaults().withThreads(threads))) {
                new MethodBench(model, profile(model), runs, out).run();
            }
        } finally {
            delete(folder);
        }
    }

    /** Every word that occurs: within a text, and then at the beginning of one. */
    private static List<String> words() {
        List<String> words = Stream.concat(
                        WORDS.stream(),
                        Arrays.stream(
                                String.join(" ", SUBJECT, RELATION, OBJECT).split(" ")))
                .toList();
        return Stream.concat(words.stream().map(word -> " " + word), words.stream())
                .toList();
    }

    /** The defaults of the family, but for MEMIT over five layers, the first ones: those have the most layers above them. */
    private static ModelProfile profile(LanguageModel model) {
        EditingSettings defaults = FamilyDefaults.of(model.config());
        TargetSettings target = defaults.write().target();
        List<Integer> layers = IntStream.range(0, LAYERS).boxed().toList();
        EditingSettings settings = new EditingSettings(
                defaults.ridge(),
                new WriteSettings(layers, LAMBDA, target, CAPACITY),
                new MemorySettings(LAYERS - 1, defaults.memory().tau(), target));
        var random = new SplittableRandom(SEED);
        return new Profiler(model, new TreeSet<>(settings.layers()), Profiler.sufficientTokens(model), done -> {})
                .profile(Stream.generate(() -> text(random, 200)).iterator(), settings);
    }

    private static String text(SplittableRandom random, int words) {
        return String.join(
                " ", random.ints(words, 0, WORDS.size()).mapToObj(WORDS::get).toList());
    }

    private void run() {
        TargetSettings defaults = profile.settings().write().target();
        TargetSettings all =
                new TargetSettings(STEPS, defaults.stepSize(), defaults.kl(), 0, defaults.clamp(), 0, STEPS, 1);
        List<Integer> layers = profile.settings().write().layers();
        out.println("| method | layers | wordings, preserved | tokens read a step, of them answers | steps, at most "
                + "| search s | write s | s per edit | CPU s |");
        out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        measure(new Recipe(Method.ROME, List.of(layers.getLast()), defaults), request(5, 0, 4));
        measure(new Recipe(Method.MEMIT, layers, defaults), request(5, 0, 4));
        measure(new Recipe(Method.ROME, List.of(layers.getLast()), all), request(21, 10, 1));
        measure(new Recipe(Method.MEMIT, layers, all), request(6, 10, 1));
    }

    /**
     * @param wordings of the fact, each behind so many words of a context
     * @param preserved other facts
     */
    private EditRequest request(int wordings, int contextWords, int preserved) {
        var random = new SplittableRandom(SEED);
        List<Cloze> clozes = IntStream.range(0, wordings)
                .mapToObj(i -> new Cloze(
                        (contextWords == 0 || i == 0 ? "" : text(random, contextWords) + ". ") + SUBJECT + " "
                                + (contextWords == 0 && i > 0 ? text(random, RELATION_WORDS) : RELATION),
                        OBJECT))
                .toList();
        List<PreservedFact> others = IntStream.range(0, preserved)
                .mapToObj(i -> new PreservedFact(
                        "other-" + i, List.of(new Cloze(SUBJECT + " " + text(random, RELATION_WORDS), WORDS.get(i)))))
                .toList();
        return new EditRequest(
                SlotSubject.of("Q1", SUBJECT), List.of(new TargetFact("fact", clozes, List.of())), others, List.of());
    }

    private void measure(Recipe recipe, EditRequest request) {
        var planner = new SlotPlanner(model, profile);
        double bestSearch = Double.MAX_VALUE;
        double bestWrite = Double.MAX_VALUE;
        double leastProcessor = Double.MAX_VALUE;
        int steps = 0;
        for (int run = 0; run <= runs; run++) {
            long processor = processorNanos();
            long began = System.nanoTime();
            SlotEdit edit = planner.plan(request, recipe);
            long searched = System.nanoTime();
            new WeightLedger(model, profile).build(LiveSet.empty().with(edit)).close();
            long written = System.nanoTime();
            if (run > 0) { // the first one warms up
                bestSearch = Math.min(bestSearch, (searched - began) / NANOS);
                bestWrite = Math.min(bestWrite, (written - searched) / NANOS);
                leastProcessor = Math.min(leastProcessor, (processorNanos() - processor) / NANOS);
            }
            steps = edit.diagnostics().steps();
        }
        SlotExamples examples = SlotExamples.of(model, request, recipe.target().preservedRows());
        List<SlotExamples.Answered> rows = Stream.of(examples.targets(), examples.preserved())
                .flatMap(List::stream)
                .toList();
        out.printf(
                Locale.ROOT,
                "| %s | %s | %d, %d | %d, %d | %d, %d | %.2f | %.2f | %.2f | %.2f |%n",
                recipe.method(),
                recipe.layers(),
                examples.targets().size(),
                examples.preserved().size(),
                examples.tokensToRead(),
                rows.stream().mapToInt(SlotExamples.Answered::answerLength).sum(),
                steps,
                recipe.target().steps(),
                bestSearch,
                bestWrite,
                bestSearch + bestWrite,
                leastProcessor);
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
