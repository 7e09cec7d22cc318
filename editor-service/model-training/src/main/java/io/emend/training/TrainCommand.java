package io.emend.training;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import io.emend.schema.KnowledgeSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * {@code emend train}: trains a model on a graph's single-valued facts and writes it as a Hugging Face folder.
 *
 * <p>Options: {@code --graph FOLDER --out FOLDER [--steps N] [--rate R] [--layers N] [--hidden F] [--seed N] [--resume]
 * [--from FOLDER] [--evaluate N]}: {@code --from} goes on from an earlier model of the same shape; every N-th fact is asked
 * of the finished model, and the model card tells the result.
 */
public final class TrainCommand {
    private static final String TOKENIZER = "/emend/training/tokenizer.json";
    private static final long BEGIN = 0;
    private static final int EVALUATE_EVERY = 16;

    private TrainCommand() {}

    /** Runs the command; exits with 2 on a usage error and 1 on failure. */
    public static void main(String[] arguments) {
        try {
            run(CommandLine.of(arguments), System.out);
        } catch (CommandLine.UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (TrainingException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    static void run(CommandLine options, PrintStream out) throws IOException {
        Path graph = options.path("graph");
        Path folder = options.path("out");
        ModelShape base = ModelShape.DEMONSTRATION;
        var shape = new ModelShape(
                base.vocabulary(),
                options.number("model", base.model()),
                options.number("layers", base.layers()),
                options.number("heads", base.heads()),
                options.number("hidden", base.hidden()),
                base.context());
        TrainingPlan usual = TrainingPlan.DEMONSTRATION;
        var plan = new TrainingPlan(
                options.number("steps", usual.steps()),
                options.number("rows", usual.rows()),
                usual.rowLength(),
                options.number("rate", usual.peakRate()),
                usual.warmUp(),
                usual.decay(),
                options.number("seed", (int) usual.seed()),
                usual.checkpointEvery());
        GraphFacts facts = GraphFacts.read(graph);
        var corpus = new Corpus(
                facts, LexiconWordings.of(KnowledgeSchema.load()), LexiconWordings.trainedStrangers(), plan.seed());
        out.printf("%,d facts, %,d parameters, %,d steps%n", facts.facts().size(), shape.parameters(), plan.steps());
        long began = System.nanoTime();
        Duration took;
        Map<String, float[]> weights;
        try (HuggingFaceTokenizer tokenizer = tokenizer()) {
            weights = new Trainer(shape, plan, corpus, tokenizer, BEGIN)
                    .train(
                            folder.resolve("work"),
                            options.flag("resume"),
                            from(options, shape),
                            progress -> report(progress, out));
            took = Duration.ofNanos(System.nanoTime() - began);
            ModelFolder.write(folder, shape, weights);
        }
        out.println("Wrote " + folder + "; asking it what it recalls …");
        try (LanguageModel model = LanguageModel.load(folder, LoadOptions.defaults())) {
            EditCodesFile.write(
                    folder,
                    model.fingerprint(),
                    EditCodes.layer(shape),
                    corpus.editedRelations(),
                    corpus.editedObjects(),
                    weights);
            var report = EvaluateCommand.evaluate(model, facts, options.number("evaluate", EVALUATE_EVERY));
            EvaluateCommand.print(report, out);
            String start = options.flag("from")
                    ? "the weights of " + options.path("from").getFileName()
                    : "new weights";
            ModelCard.write(folder, shape, plan, start, facts.facts().size(), took, report);
        }
    }

    /** Weights of an earlier model, if one is named. */
    private static Map<String, float[]> from(CommandLine options, ModelShape shape) throws IOException {
        if (!options.flag("from")) {
            return Map.of();
        }
        Path file = options.path("from").resolve("model.safetensors");
        if (!Files.exists(file)) {
            throw new TrainingException("There is no earlier model to go on from: " + file + " does not exist.");
        }
        Map<String, float[]> weights = TensorFile.read(file);
        if (!weights.keySet().containsAll(shape.tensors().keySet())) {
            throw new TrainingException(
                    "The earlier model in " + file + " is none that this command made, or has fewer layers.");
        }
        return weights;
    }

    static HuggingFaceTokenizer tokenizer() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(TrainCommand.class.getResourceAsStream(TOKENIZER), TOKENIZER)) {
            return HuggingFaceTokenizer.newInstance(stream, Map.of("truncation", "false", "padding", "false"));
        }
    }

    private static void report(Trainer.Progress p, PrintStream out) {
        out.printf(
                "step %d/%d  epoch %d  loss %.4f  rate %.2e  %.2f s/step  %d min %02d s left%n",
                p.step(),
                p.steps(),
                p.epoch(),
                p.loss(),
                p.rate(),
                p.secondsPerStep(),
                (long) p.secondsLeft() / 60,
                (long) p.secondsLeft() % 60);
        out.flush();
    }
}
