package io.emend.training;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trains a decoder on a corpus, step by step, with checkpoints to resume from. Deterministic given plan, corpus and
 * number of threads.
 */
final class Trainer {
    private static final String CHECKPOINT = "checkpoint.safetensors";
    private static final String PLACE = "place";
    private static final int REPORT_EVERY = 25;
    private static final float SMOOTHING = 0.95f;

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
    record Progress(
            int step, int steps, int epoch, float loss, double rate, double secondsPerStep, double secondsLeft) {}

    /**
     * Runs all steps, from the checkpoint in {@code work} if there is one and {@code resume} is set.
     *
     * @return the trained weights by tensor name
     */
    Map<String, float[]> train(Path work, boolean resume, Consumer<Progress> progress) throws IOException {
        return train(work, resume, Map.of(), progress);
    }

    /** The same from the weights of an earlier model; none for a new one. */
    Map<String, float[]> train(Path work, boolean resume, Map<String, float[]> from, Consumer<Progress> progress)
            throws IOException {
        Files.createDirectories(work);
        try (var decoder = new Decoder(shape, corpus.codes(), plan.seed())) {
            decoder.start(from);
            Place place = resume ? restore(decoder, work.resolve(CHECKPOINT)) : Place.START;
            int done = place.step();
            int step = done;
            float smoothed = Float.NaN;
            long began = System.nanoTime();
            for (int epoch = place.epoch(); step < plan.steps(); epoch++) {
                List<Batch> batches = packer.pack(corpus.epoch(epoch));
                if (batches.isEmpty()) {
                    throw new TrainingException("The corpus is smaller than one batch; use fewer or shorter rows.");
                }
                int first = epoch == place.epoch() ? place.batch() : 0;
                for (int i = first; i < batches.size() && step < plan.steps(); i++) {
                    step++;
                    float loss = decoder.step(batches.get(i), plan.hyper(step)).loss();
                    smoothed = Float.isNaN(smoothed) ? loss : SMOOTHING * smoothed + (1 - SMOOTHING) * loss;
                    if (step % REPORT_EVERY == 0 || step == plan.steps()) {
                        double perStep = (System.nanoTime() - began) / 1e9 / (step - done);
                        progress.accept(new Progress(
                                step,
                                plan.steps(),
                                epoch,
                                smoothed,
                                plan.rate(step),
                                perStep,
                                perStep * (plan.steps() - step)));
                    }
                    if (step % plan.checkpointEvery() == 0 && step < plan.steps()) {
                        save(decoder, new Place(step, epoch, i + 1), work.resolve(CHECKPOINT));
                    }
                }
            }
            return decoder.tensors(false);
        }
    }

    /** Where in the corpus a run stands: steps done, and the next batch. */
    private record Place(int step, int epoch, int batch) {
        static final Place START = new Place(0, 0, 0);

        float[] toArray() {
            return new float[] {step, epoch, batch};
        }

        static Place of(float[] values) {
            return new Place((int) values[0], (int) values[1], (int) values[2]);
        }
    }

    private static void save(Decoder decoder, Place place, Path file) throws IOException {
        Map<String, float[]> tensors = new LinkedHashMap<>(decoder.tensors(true));
        tensors.put(PLACE, place.toArray());
        TensorFile.write(file, tensors, Map.of(), false);
    }

    private static Place restore(Decoder decoder, Path file) throws IOException {
        if (!Files.exists(file)) {
            return Place.START;
        }
        Map<String, float[]> tensors = TensorFile.read(file);
        float[] place = tensors.get(PLACE);
        if (place == null || place.length != 3) {
            throw new TrainingException(
                    "The checkpoint " + file + " does not say where it stands; delete it and start again.");
        }
        decoder.restore(tensors);
        return Place.of(place);
    }
}
