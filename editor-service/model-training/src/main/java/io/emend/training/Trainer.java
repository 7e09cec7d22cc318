package io.emend.training;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains a decoder on a corpus, step by step, with checkpoints to resume from. Deterministic given plan, corpus and
 * number of threads.
 */
final class Trainer {
    private static final String CHECKPOINT = "checkpoint.safetensors";
    private static final String STEP = "step";
    private static final int REPORT_EVERY = 25;

    private final ModelShape shape;
    private final TrainingPlan plan;
    private final Corpus corpus;
    private final RowPacker packer;

    Trainer(ModelShape shape, TrainingPlan plan, Corpus corpus, HuggingFaceTokenizer tokenizer, long begin) {
        this.shape = shape;
        this.plan = plan;
        this.corpus = corpus;
        this.packer = new RowPacker(tokenizer, plan.rows(), plan.rowLength(), begin);
    }

    /** Where training stands; times in seconds. */
    record Progress(int step, int steps, int epoch, float loss, double rate, double secondsPerStep, double secondsLeft) {}

    /**
     * Runs all steps, from the checkpoint in {@code work} if there is one and {@code resume} is set.
     *
     * @return the trained weights by tensor name
     */
    Map<String, float[]> train(Path work, boolean resume, Consumer<Progress> progress) throws IOException {
        Files.createDirectories(work);
        try (var decoder = new Decoder(shape, plan.seed())) {
            int done = resume ? restore(decoder, work.resolve(CHECKPOINT)) : 0;
            int step = 0;
            float smoothed = Float.NaN;
            long began = System.nanoTime();
            for (int epoch = 0; step < plan.steps(); epoch++) {
                Deque<Batch> batches = new ArrayDeque<>(packer.pack(corpus.epoch(epoch)));
                if (batches.isEmpty()) {
                    throw new TrainingException("The corpus is smaller than one batch; use fewer or shorter rows.");
                }
                while (step < plan.steps() && !batches.isEmpty()) {
                    Batch batch = batches.removeFirst();
                    if (++step <= done) {
                        continue;
                    }
                    float loss = decoder.step(batch, plan.hyper(step)).loss();
                    smoothed = Float.isNaN(smoothed) ? loss : 0.95f * smoothed + 0.05f * loss;
                    if (step % REPORT_EVERY == 0 || step == plan.steps()) {
                        double perStep = (System.nanoTime() - began) / 1e9 / (step - done);
                        progress.accept(new Progress(
                                step, plan.steps(), epoch, smoothed, plan.rate(step), perStep, perStep * (plan.steps() - step)));
                    }
                    if (step % plan.checkpointEvery() == 0 && step < plan.steps()) {
                        save(decoder, step, work.resolve(CHECKPOINT));
                    }
                }
            }
            return decoder.tensors(false);
        }
    }

    private void save(Decoder decoder, int step, Path file) throws IOException {
        Map<String, float[]> tensors = new LinkedHashMap<>(decoder.tensors(true));
        tensors.put(STEP, new float[] {step});
        TensorFile.write(file, tensors, Map.of(), false);
    }

    private static int restore(Decoder decoder, Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        Map<String, float[]> tensors = TensorFile.read(file);
        float[] step = tensors.get(STEP);
        if (step == null) {
            throw new TrainingException("The checkpoint " + file + " names no step; delete it and start again.");
        }
        decoder.restore(tensors);
        return (int) step[0];
    }
}
