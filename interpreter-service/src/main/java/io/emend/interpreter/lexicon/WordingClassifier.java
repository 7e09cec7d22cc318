package io.emend.interpreter.lexicon;

import io.emend.interpreter.lexicon.WordingExamples.Example;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Multinomial logistic regression over sparse features of a wording, trained with AdaGrad (Duchi, Hazan and Singer 2011)
 * in a fixed order, so that training is deterministic. Small enough to be trained whenever the lexicon is loaded.
 * Features never seen in training are ignored; immutable after training and safe for threads.
 */
public final class WordingClassifier {
    private static final float RATE = 0.35f;
    private static final float DECAY = 2e-6f;
    private static final float EPSILON = 1e-6f;
    private static final float WORTH = 2e-3f;

    private final Map<String, Integer> features;
    /** By feature and class. */
    private final float[][] weights;

    private final int classes;

    /** @param epochs how often each example is learnt from */
    WordingClassifier(int classes, WordingExamples examples, int epochs) {
        this.classes = classes;
        this.features = Map.copyOf(examples.ids());
        this.weights = new float[features.size()][classes];
        train(examples.all(), epochs);
    }

    private void train(List<Example> examples, int epochs) {
        float[][] squares = new float[weights.length][classes];
        int[] order = order(examples.size());
        float[] scores = new float[classes];
        int[] active = new int[classes];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int index : order) {
                Example example = examples.get(index);
                int[] row = example.features();
                if (row.length == 0) {
                    continue;
                }
                float value = value(row.length);
                score(row, value, scores);
                softmax(scores);
                scores[example.label()] -= 1f;
                int n = active(scores, active);
                float scale = value * example.weight();
                for (int feature : row) {
                    step(weights[feature], squares[feature], scores, active, n, scale);
                }
            }
        }
    }

    /** Classes whose gradient is worth a step. */
    private static int active(float[] gradient, int[] active) {
        int n = 0;
        for (int c = 0; c < gradient.length; c++) {
            if (gradient[c] > WORTH || gradient[c] < -WORTH) {
                active[n++] = c;
            }
        }
        return n;
    }

    private static void step(float[] weight, float[] squares, float[] gradient, int[] active, int n, float scale) {
        for (int i = 0; i < n; i++) {
            int c = active[i];
            float g = gradient[c] * scale + DECAY * weight[c];
            squares[c] += g * g;
            weight[c] -= RATE * g / ((float) Math.sqrt(squares[c]) + EPSILON);
        }
    }

    /** A fixed pseudo-random order, so that classes are mixed. */
    private static int[] order(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        java.util.Random random = new java.util.Random(20240917L);
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    private static float value(int features) {
        return (float) (1.0 / Math.sqrt(features));
    }

    private void score(int[] row, float value, float[] scores) {
        Arrays.fill(scores, 0f);
        for (int feature : row) {
            float[] weight = weights[feature];
            for (int c = 0; c < classes; c++) {
                scores[c] += weight[c];
            }
        }
        for (int c = 0; c < classes; c++) {
            scores[c] *= value;
        }
    }

    private static void softmax(float[] scores) {
        float max = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            max = Math.max(max, score);
        }
        float sum = 0f;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) Math.exp(scores[c] - max);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
    }

    /** Probability of each class; uniform where no feature is known. */
    public float[] probabilities(List<String> names) {
        int[] row = names.stream()
                .distinct()
                .mapToInt(name -> features.getOrDefault(name, -1))
                .filter(id -> id >= 0)
                .toArray();
        float[] scores = new float[classes];
        score(row, row.length == 0 ? 0f : value(row.length), scores);
        softmax(scores);
        return scores;
    }

    /** Whether training saw the feature. */
    public boolean knows(String feature) {
        return features.containsKey(feature);
    }

    public int classes() {
        return classes;
    }
}
