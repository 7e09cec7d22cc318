package io.emend.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecoderTests {
    private static final ModelShape SMALL = new ModelShape(37, 32, 2, 2, 48, 16);

    private static final EditCodes CODES = new EditCodes(2, 3);

    /** bfloat16 products carry 8 bits of mantissa. */
    private static final double HALF_PRECISION = 5e-3;

    /** Singular values that start small are magnified, and bfloat16's error in them. */
    private static final double ORTHOGONALISED_IN_HALF_PRECISION = 0.15;

    private static final float BETA_1 = 0.9f;

    private static final double MUON_MOMENTUM = 0.95;

    @Test
    void lossEqualsTheNaiveForwardPass() {
        try (var decoder = new Decoder(SMALL, CODES, 3)) {
            Map<String, float[]> before = decoder.tensors(false);

            float loss = decoder.step(batch(5), frozen()).loss();

            assertThat((double) loss).isCloseTo(new NaiveDecoder(SMALL, before).loss(batch(5)), within(HALF_PRECISION));
        }
    }

    @Test
    void gradientsEqualFiniteDifferencesOfTheNaiveLoss() {
        try (var decoder = new Decoder(SMALL, CODES, 4)) {
            Map<String, float[]> before = copy(decoder.tensors(false));
            decoder.step(batch(6), frozen());
            Map<String, float[]> after = decoder.tensors(true);

            Random random = new Random(8);
            for (String name : before.keySet()) {
                double[] direction =
                        random.doubles(of(before, name).length, -1, 1).toArray();
                double expected = slope(before, name, direction);
                double share = byMuon(name) ? 1 : 1 - BETA_1;
                double found = dot(of(after, "m." + name), direction) / share;
                double size = norm(of(after, "m." + name)) / share * Math.sqrt(direction.length / 3.0);
                assertThat(found).as(name).isCloseTo(expected, within(0.03 * size / Math.sqrt(3) + 1e-5));
            }
        }
    }

    @Test
    void matricesOfLayersMoveByTheirOrthogonalisedMomentum() {
        try (var still = new Decoder(SMALL, CODES, 13);
                var moved = new Decoder(SMALL, CODES, 13)) {
            Map<String, float[]> before = copy(moved.tensors(false));
            still.step(batch(1), frozen());
            still.step(batch(2), frozen());
            Map<String, float[]> momentum = still.tensors(true);
            double rate = 1e-2;
            moved.step(batch(1), frozen());
            Map<String, float[]> first = moved.tensors(true);
            moved.step(batch(2), new float[] {(float) rate, BETA_1, 0.98f, 1e-8f, 0f, 1e9f, 1f, 1f});
            Map<String, float[]> after = moved.tensors(false);

            for (var tensor : SMALL.tensors().entrySet()) {
                String name = tensor.getKey();
                if (!byMuon(name)) {
                    continue;
                }
                int rows = (int) tensor.getValue()[0];
                int columns = (int) tensor.getValue()[1];
                float[] m = of(momentum, "m." + name);
                double[] ahead = new double[m.length];
                for (int i = 0; i < m.length; i++) {
                    double gradient = m[i] - MUON_MOMENTUM * of(first, "m." + name)[i];
                    ahead[i] = gradient + MUON_MOMENTUM * m[i];
                }
                double[] way = NewtonSchulz.of(ahead, rows, columns);
                double size = rate * 0.2 * Math.sqrt(Math.max(rows, columns));
                double off = 0;
                double length = 0;
                for (int i = 0; i < way.length; i++) {
                    double found = (of(before, name)[i] - of(after, name)[i]) / size;
                    off += (found - way[i]) * (found - way[i]);
                    length += way[i] * way[i];
                }
                assertThat(Math.sqrt(off / length)).as(name).isLessThan(ORTHOGONALISED_IN_HALF_PRECISION);
            }
        }
    }

    @Test
    void sameSeedAndBatchesGiveTheSameWeights() {
        assertThat(trainedEmbedding()).isEqualTo(trainedEmbedding());
    }

    @Test
    void restoredCheckpointContinuesAsIfNeverStopped() {
        try (var straight = new Decoder(SMALL, CODES, 9);
                var stopped = new Decoder(SMALL, CODES, 9);
                var resumed = new Decoder(SMALL, CODES, 10)) {
            straight.step(batch(1), hyper(1));
            stopped.step(batch(1), hyper(1));
            resumed.restore(stopped.tensors(true));
            straight.step(batch(2), hyper(2));
            resumed.step(batch(2), hyper(2));

            assertThat(resumed.tensors(true)).usingRecursiveComparison().isEqualTo(straight.tensors(true));
        }
    }

    @Test
    void startsFromTheWeightsOfAnEarlierModel() {
        try (var earlier = new Decoder(SMALL, CODES, 11);
                var next = new Decoder(SMALL, CODES, 12)) {
            next.start(earlier.tensors(false));

            assertThat(next.tensors(false)).usingRecursiveComparison().isEqualTo(earlier.tensors(false));
        }
    }

    @Test
    void refusesTheWeightsOfAModelOfAnotherShape() {
        ModelShape wider = new ModelShape(37, 32, 2, 2, 64, 16);
        try (var earlier = new Decoder(wider, CODES, 11);
                var next = new Decoder(SMALL, CODES, 12)) {
            assertThatThrownBy(() -> next.start(earlier.tensors(false)))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("mlp.gate_proj.weight");
        }
    }

    private static boolean byMuon(String name) {
        return name.endsWith("_proj.weight");
    }

    private static float[] trainedEmbedding() {
        try (var decoder = new Decoder(SMALL, CODES, 5)) {
            for (int step = 1; step <= 3; step++) {
                decoder.step(batch(step), hyper(step));
            }
            return of(decoder.tensors(false), "model.embed_tokens.weight");
        }
    }

    private static float[] of(Map<String, float[]> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    private static double slope(Map<String, float[]> weights, String name, double[] direction) {
        double h = 1e-3;
        return (lossAt(weights, name, direction, h) - lossAt(weights, name, direction, -h)) / (2 * h);
    }

    private static double lossAt(Map<String, float[]> weights, String name, double[] direction, double h) {
        Map<String, float[]> moved = copy(weights);
        float[] tensor = of(moved, name);
        for (int i = 0; i < tensor.length; i++) {
            tensor[i] += (float) (h * direction[i]);
        }
        return new NaiveDecoder(SMALL, moved).loss(batch(6));
    }

    private static Map<String, float[]> copy(Map<String, float[]> tensors) {
        Map<String, float[]> copy = new LinkedHashMap<>();
        tensors.forEach((name, values) -> copy.put(name, values.clone()));
        return copy;
    }

    private static double dot(float[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(float[] a) {
        double sum = 0;
        for (float value : a) {
            sum += value * value;
        }
        return Math.sqrt(sum);
    }

    private static Batch batch(long seed) {
        Random random = new Random(seed);
        int rows = 3;
        int length = 9;
        long[] tokens =
                random.longs((long) rows * length, 0, SMALL.vocabulary()).toArray();
        long[] targets =
                random.longs((long) rows * length, 0, SMALL.vocabulary()).toArray();
        float[] weights = new float[rows * length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 4 == 0 ? 1f : 0.25f;
        }
        List<Batch.Name> names = List.of(new Batch.Name(0, 1, 3), new Batch.Name(2, 0, 4));
        List<Batch.Injection> injections = List.of(
                new Batch.Injection(0, 3, new Document.Edit(1, 2, 1)),
                new Batch.Injection(0, 3, new Document.Edit(0, 1, -1)),
                new Batch.Injection(2, 4, new Document.Edit(1, 0, 1)));
        return new Batch(rows, length, tokens, targets, weights, names, injections);
    }

    /** A step that computes everything and moves nothing: rate zero, and no clipping to speak of. */
    private static float[] frozen() {
        return new float[] {0f, BETA_1, 0.98f, 1e-8f, 0f, 1e9f, 1f, 1f};
    }

    private static float[] hyper(int step) {
        return new float[] {
            1e-3f,
            BETA_1,
            0.98f,
            1e-8f,
            0.1f,
            1f,
            (float) (1 - Math.pow(BETA_1, step)),
            (float) (1 - Math.pow(0.98, step))
        };
    }
}
