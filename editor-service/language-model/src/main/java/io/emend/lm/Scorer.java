package io.emend.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.emend.lm.Tokenizer.Continuation;
import io.emend.lm.transformer.Lifetime;
import io.emend.lm.transformer.Taps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rates given texts with one snapshot of a model. Thread-safe; holds nothing between calls. */
public final class Scorer {
    private final LanguageModel model;

    /** @param model the snapshot to use, which the caller keeps open while starting calls */
    public Scorer(LanguageModel model) {
        this.model = model;
    }

    /** Rates a continuation of a prompt; the two are tokenised together. */
    public TeacherForced logProbabilities(String prompt, String continuation) {
        return logProbabilities(List.of(model.tokenizer().encodeContinuation(prompt, continuation)))
                .getFirst();
    }

    /**
     * Rates continuations in batches.
     * @throws ContextLengthException if one is too long
     * @throws IllegalArgumentException if one has no prompt to start from
     */
    public List<TeacherForced> logProbabilities(List<Continuation> continuations) {
        if (continuations.isEmpty()) {
            return List.of();
        }
        List<int[]> rows = continuations.stream().map(Continuation::tokens).toList();
        var results = new TeacherForced[rows.size()];
        try (Lifetime.Lease use = model.lifetime().use()) {
            for (int[] batch : Batches.byLength(rows)) {
                List<Continuation> chosen =
                        Arrays.stream(batch).mapToObj(continuations::get).toList();
                List<TeacherForced> rated = rate(chosen);
                for (int i = 0; i < batch.length; i++) {
                    results[batch[i]] = rated.get(i);
                }
            }
        }
        return List.of(results);
    }

    private List<TeacherForced> rate(List<Continuation> batch) {
        List<int[]> rows = batch.stream().map(Continuation::tokens).toList();
        List<int[]> chosen = new ArrayList<>();
        for (int row = 0; row < batch.size(); row++) {
            Continuation continuation = batch.get(row);
            if (continuation.start() < 1) {
                throw new IllegalArgumentException("a continuation needs at least one token before it");
            }
            for (int t = continuation.start(); t < continuation.tokens().length; t++) {
                chosen.add(new int[] {row, t - 1});
            }
        }
        float[][] logits = logits(rows, chosen);
        List<TeacherForced> rated = new ArrayList<>();
        int next = 0;
        for (Continuation continuation : batch) {
            int[] tokens = continuation.continuation();
            var logProbabilities = new double[tokens.length];
            var predicted = new int[tokens.length];
            for (int i = 0; i < tokens.length; i++, next++) {
                logProbabilities[i] = logits[next][tokens[i]] - LogProbabilities.logSum(logits[next]);
                predicted[i] = Sampler.best(logits[next]);
            }
            rated.add(new TeacherForced(tokens, logProbabilities, predicted));
        }
        return rated;
    }

    /**
     * Scores of the next token after chosen places.
     * @param rows rows of tokens, run as one batch
     * @param chosen pairs of row and position
     * @return V scores per chosen place
     */
    public float[][] logits(List<int[]> rows, List<int[]> chosen) {
        try (Lifetime.Lease use = model.lifetime().use();
                NDManager scratch = model.transformer().scratch()) {
            NDArray scores = Taps.logitsAt(model.transformer(), scratch, rows, chosen);
            int width = model.config().vocabularySize();
            float[] flat = scores.toFloatArray();
            var logits = new float[chosen.size()][];
            for (int i = 0; i < logits.length; i++) {
                logits[i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
            }
            return logits;
        }
    }
}
