package io.emend.interpreter.lexicon;

import io.emend.interpreter.lexicon.WordingExamples.Example;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Multinomial logistic regression over sparse features of a wording, trained with AdaGrad (Duchi, Hazan and Singer 2011)
 * in a fixed order, so that training is deterministic. A weight is kept as a signed byte and a scale of its feature: the
 * largest of a feature's weights is 127 steps. Features never seen in training are ignored; immutable and safe for threads.
 */
public final class WordingClassifier {
    private static final float RATE = 0.35f;
    private static final float DECAY = 2e-6f;
    private static final float EPSILON = 1e-6f;
    private static final float WORTH = 2e-3f;
    private static final int STEPS = 127;

    /** Positions by name. */
    private final FeatureTable features;

    private final int classes;
    /** By feature, then class. */
    private final byte[] weights;
    /** What a step is worth, by feature. */
    private final float[] scales;

    private WordingClassifier(FeatureTable features, int classes, byte[] weights, float[] scales) {
        this.features = features;
        this.classes = classes;
        this.weights = weights;
        this.scales = scales;
    }

    /** @param epochs how often each example is learnt from */
    static WordingClassifier train(int classes, WordingExamples examples, int epochs) {
        FeatureTable features = FeatureTable.of(examples.ids());
        float[][] trained = new float[features.size()][classes];
        train(trained, classes, examples.all(), epochs);
        byte[] weights = new byte[Math.multiplyExact(features.size(), classes)];
        float[] scales = new float[features.size()];
        for (int feature = 0; feature < trained.length; feature++) {
            scales[feature] = largest(trained[feature]) / STEPS;
            for (int c = 0; c < classes && scales[feature] > 0f; c++) {
                weights[feature * classes + c] = (byte) Math.round(trained[feature][c] / scales[feature]);
            }
        }
        return new WordingClassifier(features, classes, weights, scales);
    }

    private static float largest(float[] weights) {
        float largest = 0f;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        return largest;
    }

    /** Reads what {@link #write} wrote. */
    static WordingClassifier read(DataInputStream in) throws IOException {
        int classes = in.readInt();
        FeatureTable features = FeatureTable.read(in);
        int n = features.size();
        float[] scales = new float[n];
        for (int feature = 0; feature < n; feature++) {
            scales[feature] = in.readFloat();
        }
        byte[] weights = new byte[Math.multiplyExact(n, classes)];
        in.readFully(weights);
        return new WordingClassifier(features, classes, weights, scales);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(classes);
        features.write(out);
        for (float scale : scales) {
            out.writeFloat(scale);
        }
        out.write(weights);
    }

    private static void train(float[][] weights, int classes, List<Example> examples, int epochs) {
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
                score(weights, row, value, scores);
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

    private static void score(float[][] weights, int[] row, float value, float[] scores) {
        Arrays.fill(scores, 0f);
        for (int feature : row) {
            float[] weight = weights[feature];
            for (int c = 0; c < scores.length; c++) {
                scores[c] += weight[c];
            }
        }
        for (int c = 0; c < scores.length; c++) {
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
                .mapToInt(features::position)
                .filter(id -> id >= 0)
                .toArray();
        float[] scores = new float[classes];
        for (int feature : row) {
            float scale = scales[feature] * value(row.length);
            int first = feature * classes;
            for (int c = 0; c < classes; c++) {
                scores[c] += scale * weights[first + c];
            }
        }
        softmax(scores);
        return scores;
    }

    public int classes() {
        return classes;
    }
}
