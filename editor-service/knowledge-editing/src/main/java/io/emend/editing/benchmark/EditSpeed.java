package io.emend.editing.benchmark;

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
import io.emend.editing.settings.Recipe;
import io.emend.editing.settings.TargetSettings;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code emend bench edit-speed [--runs N]}: seconds of one edit on a checkpoint of GPT-2's 124M shape that it makes itself, with
 * the family's defaults and with the settings of the papers' reference code; prints Markdown.
 *
 * <p>Its weights are random, so a search is not over before its last step: the slowest case. The covariance comes from few
 * tokens, for only its size matters here; factoring it is done once for a model and timed apart.
 */
public final class EditSpeed {
    private static final int TOKENS = 1_024;
    /** The reference code searches 20 steps with 21 contexts (ROME) or 6 (MEMIT), and holds one prompt. */
    private static final int STEPS = 20;

    private static final int ROME_CONTEXTS = 21;
    private static final int MEMIT_CONTEXTS = 6;
    private static final int DEFAULT_WORDINGS = 5;
    private static final double NANOS = 1e9;

    private final WeightLedger ledger;
    private final int runs;
    private final PrintStream out;

    private EditSpeed(WeightLedger ledger, int runs, PrintStream out) {
        this.ledger = ledger;
        this.runs = runs;
        this.out = out;
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException {
        int runs = arguments.length == 2 && arguments[0].equals("--runs") ? Integer.parseInt(arguments[1]) : 3;
        Path folder = Files.createTempDirectory("emend-edit-speed");
        try {
            RandomCheckpoint.write(folder, Shapes.GPT2_124M.config(), TensorType.F32);
            try (LanguageModel model = LanguageModel.load(folder, LoadOptions.defaults())) {
                EditingSettings settings = FamilyDefaults.of(model.config());
                ModelProfile profile = new Profiler(model, settings.layers(), TOKENS, progress -> {})
                        .profile(Stream.generate(EditSpeed::sentence).iterator(), settings);
                new EditSpeed(new WeightLedger(model, profile), runs, System.out).run();
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void run() {
        out.printf(
                Locale.ROOT,
                "GPT-2 shape, 124M; load average %.1f, best of %d%n%n| method | layers | wordings | steps | s per edit | write, s |%n"
                        + "| --- | --- | --- | --- | --- | --- |%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                runs);
        EditingSettings settings = ledger.profile().settings();
        long started = System.nanoTime();
        settings.layers().forEach(layer -> ledger.profile().whitening(layer));
        double factoring = (System.nanoTime() - started) / NANOS;
        for (Method method : List.of(Method.ROME, Method.MEMIT)) {
            Recipe defaults = settings.recipe(method);
            measure(defaults, DEFAULT_WORDINGS);
            TargetSettings own = defaults.target();
            TargetSettings reference = new TargetSettings(
                    STEPS, own.stepSize(), own.kl(), own.decay(), own.clamp(), own.enough(), own.patience(), 1);
            measure(
                    new Recipe(method, defaults.layers(), reference),
                    method == Method.ROME ? ROME_CONTEXTS : MEMIT_CONTEXTS);
        }
        out.printf(
                Locale.ROOT,
                "%nFactoring the covariances of %d layers, once for a model: %.1f s%n",
                settings.layers().size(),
                factoring);
    }

    private void measure(Recipe recipe, int wordings) {
        SlotPlanner planner = new SlotPlanner(ledger.base(), ledger.profile());
        double planning = Double.MAX_VALUE;
        double writing = Double.MAX_VALUE;
        int steps = 0;
        for (int run = 0; run <= runs; run++) {
            long started = System.nanoTime();
            SlotEdit edit = planner.plan(request(wordings), recipe);
            long planned = System.nanoTime();
            ledger.build(LiveSet.of(List.of(edit))).close();
            long written = System.nanoTime();
            if (run > 0) {
                planning = Math.min(planning, (planned - started) / NANOS);
                writing = Math.min(writing, (written - planned) / NANOS);
            }
            steps = edit.diagnostics().steps();
        }
        out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %d | %.2f | %.2f |%n",
                recipe.method(),
                recipe.layers(),
                wordings,
                steps,
                planning,
                writing);
    }

    private static EditRequest request(int wordings) {
        String subject = "Ada Lovelace";
        List<Cloze> clozes = new ArrayList<>(List.of(new Cloze(subject + " was born in", "Vienna")));
        IntStream.range(1, wordings)
                .forEach(i -> clozes.add(new Cloze("Note " + i + " says so. " + subject + " was born in", "Vienna")));
        List<PreservedFact> preserved = Stream.of(" lives in", " works as a", " is a citizen of", " speaks")
                .map(words -> new PreservedFact(words, List.of(subject + words)))
                .toList();
        return new EditRequest(
                SlotSubject.of("Q7259", subject),
                List.of(new TargetFact("fact", clozes, List.of())),
                preserved,
                List.of());
    }

    private static String sentence() {
        return "Nothing in this sentence matters but that it has words, and that they make keys. ".repeat(4);
    }
}
