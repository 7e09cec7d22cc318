package io.emend.lm;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws tokens from scores according to a {@link Sampling}. Holds the random state of one request. */
final class Sampler {
    private final Sampling sampling;
    private final SplittableRandom random;

    Sampler(Sampling sampling) {
        this.sampling = sampling;
        this.random = new SplittableRandom(sampling.seed());
    }

    /** The next token; ties go to the lower id. */
    int choose(float[] logits) {
        if (sampling.isGreedy()) {
            return best(logits);
        }
        double[] weights = weights(logits);
        int[] candidates = candidates(weights);
        double total = 0;
        for (int candidate : candidates) {
            total += weights[candidate];
        }
        double left = random.nextDouble() * total;
        for (int candidate : candidates) {
            left -= weights[candidate];
            if (left < 0) {
                return candidate;
            }
        }
        return candidates[0];
    }

    static int best(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Probabilities at the temperature. */
    private double[] weights(float[] logits) {
        double top = logits[best(logits)];
        var weights = new double[logits.length];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp((logits[i] - top) / sampling.temperature());
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        return weights;
    }

    /** Ids that may be drawn, likeliest first. */
    private int[] candidates(double[] weights) {
        // Tokens below this share cannot be in the nucleus: together they weigh less than what it may leave out.
        double negligible = (1 - sampling.topP()) / weights.length;
        long[] ranked = new long[weights.length];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0 && weights[i] >= negligible) {
                // Positive doubles order like their bits; float bits leave room for the id.
                ranked[count++] = ((long) ~Float.floatToIntBits((float) weights[i]) << 32) | i;
            }
        }
        Arrays.sort(ranked, 0, count);
        int most = sampling.topK() == 0 ? count : Math.min(count, sampling.topK());
        double mass = 0;
        int kept = 0;
        while (kept < most && (kept == 0 || mass < sampling.topP())) {
            mass += weights[(int) ranked[kept++]];
        }
        return Arrays.stream(ranked, 0, kept).mapToInt(rank -> (int) rank).toArray();
    }
}
