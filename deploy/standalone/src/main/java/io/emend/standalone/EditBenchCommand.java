package io.emend.standalone;

import io.emend.editing.ledger.DeltaStore;
import io.emend.editing.ledger.WeightLedger;
import io.emend.editing.profile.ProfileFiles;
import io.emend.editor.bench.BenchPlot;
import io.emend.editor.bench.BenchReport;
import io.emend.editor.bench.BenchRow;
import io.emend.editor.bench.EditBench;
import io.emend.editor.bench.EditCase;
import io.emend.editor.bench.TimedWeights;
import io.emend.editor.commit.CommitParts;
import io.emend.editor.commit.CommitService;
import io.emend.editor.hosting.ModelHost;
import io.emend.editor.slot.QuestionForm;
import io.emend.editor.weights.ModelOpening;
import io.emend.editor.weights.TransformerWeights;
import io.emend.graph.GraphPorts;
import io.emend.graph.memory.InMemoryGraph;
import io.emend.lm.LoadOptions;
import io.emend.schema.KnowledgeSchema;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * {@code emend bench edits}: how well and how fast edits of the demonstration graph's facts enter a model, through the
 * service's own commit path up to the point of storing anything.
 */
public final class EditBenchCommand {
    private static final int MISUSED = 2;
    private static final long SEED = 20260101;
    private static final int SHOWN_EVERY = 10;

    private final Map<String, String> options;
    private final PrintStream out;

    private EditBenchCommand(Map<String, String> options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Runs the command; exits with 2 on wrong options and 1 if a file cannot be used. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        if (arguments.length % 2 != 0 || !options.containsKey("--model")) {
            System.err.println(
                    "emend: bench edits needs --model FOLDER, and every option a value. See ./emend --help.");
            System.exit(MISUSED);
        }
        new EditBenchCommand(options, System.out).run();
    }

    private void run() throws IOException {
        Path folder = Files.createTempDirectory("emend-bench");
        Path corpus = folder.resolve("corpus.txt");
        new ProfileCorpus().write(corpus);
        Path model = Path.of(options.get("--model"));
        Path data = options.containsKey("--data") ? Path.of(options.get("--data")) : folder;
        WeightLedger ledger =
                ModelOpening.open(model, data, corpus, LoadOptions.defaults().withThreads(number("--threads", 0)));
        @Nullable String settings = options.get("--settings");
        if (settings != null) {
            var changed = ProfileFiles.settings(
                    Files.readString(Path.of(settings)), ledger.profile().settings());
            ledger = new WeightLedger(ledger.base(), ledger.profile().withSettings(changed));
        }
        GraphPorts graph = InMemoryGraph.empty();
        DemonstrationGraph.loadInto(graph);
        QuestionForm form = QuestionForm.DEFAULT;
        try (TransformerWeights transformer = new TransformerWeights(ledger, new DeltaStore(folder), form);
                ModelHost host = new ModelHost(graph.knowledge(), graph.ledger(), transformer, 1)) {
            host.start();
            TimedWeights weights = new TimedWeights(transformer);
            CommitService commits = new CommitService(CommitParts.standard(
                    graph.knowledge(), graph.ledger(), KnowledgeSchema.load(), weights, host, form));
            try (PrintWriter details = details()) {
                report(new EditBench(commits, graph.knowledge(), weights, form, details::println), ledger);
            }
        }
    }

    /** Where wrong answers are written, if anywhere. */
    private PrintWriter details() throws IOException {
        @Nullable String named = options.get("--details");
        return new PrintWriter(named == null ? Writer.nullWriter() : Files.newBufferedWriter(Path.of(named)), true);
    }

    private void report(EditBench bench, WeightLedger ledger) throws IOException {
        String method = options.getOrDefault("--method", "auto");
        List<EditCase> cases = shuffled(bench.usable(cases()));
        List<BenchRow> rows = new ArrayList<>();
        for (int live : lives()) {
            List<EditCase> chosen = cases.subList(0, Math.min(cases.size(), live == 1 ? number("--limit", 100) : live));
            rows.add(live == 1 ? bench.single(chosen, method, this::progress) : bench.live(chosen, method));
            print(new BenchReport(
                    ledger.base().fingerprint(), method, ledger.profile().fingerprint(), rows));
        }
        int consolidated = number("--consolidate", 0);
        if (consolidated > 0) {
            rows.add(bench.consolidated(cases.subList(0, Math.min(cases.size(), consolidated)), method));
            print(new BenchReport(
                    ledger.base().fingerprint(), method, ledger.profile().fingerprint(), rows));
        }
    }

    private void print(BenchReport report) throws IOException {
        out.println(report.table());
        if (options.containsKey("--out")) {
            Path json = Path.of(options.get("--out"));
            report.writeJson(json);
            BenchPlot.write(report, json.resolveSibling(json.getFileName() + ".png"));
        }
    }

    private List<EditCase> cases() throws IOException {
        @Nullable String named = options.get("--cases");
        if (named != null) {
            return EditCase.read(Path.of(named));
        }
        return EditCase.sample();
    }

    /** Case files tend to be ordered by relation; a run over a few should see them all. */
    private static List<EditCase> shuffled(List<EditCase> cases) {
        List<EditCase> mixed = new ArrayList<>(cases);
        Collections.shuffle(mixed, new Random(SEED));
        return mixed;
    }

    private List<Integer> lives() {
        return Arrays.stream(options.getOrDefault("--live", "1,10,100").split(","))
                .map(text -> parsed("--live", text))
                .toList();
    }

    private int number(String name, int otherwise) {
        return options.containsKey(name) ? parsed(name, options.getOrDefault(name, "")) : otherwise;
    }

    private static int parsed(String name, String text) {
        try {
            return Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw new UncheckedIOException(new IOException(name + " needs whole numbers; found " + text, e));
        }
    }

    private void progress(int done) {
        if (done % SHOWN_EVERY == 0) {
            System.err.printf("%d edits%n", done);
        }
    }
}
