package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.emend.lm.ActivationPatch.KeyedMemory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotTests {
    private static final int[] TOKENS = {5, 9, 17, 30, 41};

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void replacingATensorByItselfChangesNoBit(String family) {
        try (LanguageModel model = Fixture.model(family)) {
            MlpOutput output = model.mlpOutput(1);
            FloatMatrix same = output.toStored(model.weightDF(1));

            try (LanguageModel copy = model.withEdits(Map.of(output.tensorName(), same), List.of())) {
                assertThat(logits(copy)).isEqualTo(logits(model));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void aRankOneEditAddsItsVectorWhereTheKeyIsMet(String family) {
        try (LanguageModel model = Fixture.model(family)) {
            int layer = 1;
            MlpOutput output = model.mlpOutput(layer);
            float[] key = model.mlpKeys(layer, List.of(TOKENS), new int[] {2})[0];
            float[] before = model.hiddenStates(layer, List.of(TOKENS), new int[] {2})[0];
            float[] delta = ramp(output.hiddenSize());

            FloatMatrix edited = output.toStored(plusRankOne(model.weightDF(layer), delta, key));
            try (LanguageModel changed = model.withEdits(Map.of(output.tensorName(), edited), List.of())) {
                float[] after = changed.hiddenStates(layer, List.of(TOKENS), new int[] {2})[0];

                assertThat(after).containsExactly(sum(before, delta), within(1e-4f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void aKeyedMemoryAddsItsDeltaAtTheMatchingTokenOnly(String family) {
        try (LanguageModel model = Fixture.model(family)) {
            int layer = 1;
            float[] delta = ramp(model.config().hiddenSize());
            int[] everywhere = {0, 1, 2, 3, 4};
            List<int[]> rows = List.of(TOKENS, TOKENS, TOKENS, TOKENS, TOKENS);
            float[][] before = model.hiddenStates(layer, rows, everywhere);

            try (LanguageModel changed = model.withEdits(Map.of(), List.of(memoryAt(model, layer, 2, delta)))) {
                float[][] after = changed.hiddenStates(layer, rows, everywhere);

                for (int t = 0; t < TOKENS.length; t++) {
                    if (t == 2) {
                        assertThat(after[t]).containsExactly(sum(before[t], delta), within(1e-6f));
                    } else {
                        assertThat(after[t]).isEqualTo(before[t]);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void aKeyedMemoryWorksThroughTheCacheAsWithoutIt(String family) {
        try (LanguageModel model = Fixture.model(family);
                LanguageModel changed = model.withEdits(
                        Map.of(),
                        List.of(memoryAt(model, 0, 2, ramp(model.config().hiddenSize()))))) {
            var generation = new Generator(changed)
                    .generate(GenerationRequest.greedy(TOKENS, 6).ignoringEnd(), TokenSink.none());
            int[] text = Arrays.copyOf(TOKENS, TOKENS.length + 6);
            System.arraycopy(generation.ids(), 0, text, TOKENS.length, 6);

            for (int i = 0; i < 6; i++) {
                int length = TOKENS.length + i;
                float[] logits = new Scorer(changed)
                        .logits(List.of(Arrays.copyOf(text, length)), List.of(new int[] {0, length - 1}))[0];
                assertThat(Sampler.best(logits)).isEqualTo(generation.ids()[i]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void aCodebookAddsItsDeltaWithinItsRadiusOnly(String family) {
        try (LanguageModel model = Fixture.model(family)) {
            int layer = 1;
            float[] delta = ramp(model.config().hiddenSize());
            int[] everywhere = {0, 1, 2, 3, 4};
            List<int[]> rows = List.of(TOKENS, TOKENS, TOKENS, TOKENS, TOKENS);
            float[][] keys = model.mlpKeys(layer, rows, everywhere);
            float[][] before = model.hiddenStates(layer, rows, everywhere);
            var codebook = new ActivationPatch.Codebook(
                    layer,
                    FloatMatrix.ofRows(new float[][] {keys[2]}),
                    new float[] {(float) (leastDistance(keys, 2) / 2)},
                    FloatMatrix.ofRows(new float[][] {delta}));

            try (LanguageModel changed = model.withEdits(Map.of(), List.of(codebook))) {
                float[][] after = changed.hiddenStates(layer, rows, everywhere);

                for (int t = 0; t < TOKENS.length; t++) {
                    if (t == 2) {
                        assertThat(after[t]).containsExactly(sum(before[t], delta), within(1e-6f));
                    } else {
                        assertThat(after[t]).isEqualTo(before[t]);
                    }
                }
            }
        }
    }

    private static double leastDistance(float[][] keys, int from) {
        double least = Double.MAX_VALUE;
        for (int t = 0; t < keys.length; t++) {
            double squares = 0;
            for (int i = 0; i < keys[t].length; i++) {
                squares += Math.pow(keys[t][i] - keys[from][i], 2);
            }
            least = t == from ? least : Math.min(least, Math.sqrt(squares));
        }
        return least;
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void aMemoryThatNeverFiresChangesNoBit(String family) {
        try (LanguageModel model = Fixture.model(family)) {
            KeyedMemory memory = memoryAt(model, 1, 2, ramp(model.config().hiddenSize()));
            var unreachable =
                    new KeyedMemory(1, memory.whitenerFF(), memory.keysNF(), new float[] {1.5f}, memory.deltasND());

            try (LanguageModel changed = model.withEdits(Map.of(), List.of(unreachable))) {
                assertThat(logits(changed)).isEqualTo(logits(model));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void aSnapshotOutlivesItsBaseAndRefusesWorkOnceClosed(String family) {
        LanguageModel model = Fixture.model(family);
        LanguageModel copy = model.withEdits(Map.of(), List.of());
        float[] expected = logits(model);

        model.close();

        assertThat(logits(copy)).isEqualTo(expected);
        copy.close();
        assertThatThrownBy(() -> logits(copy)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> logits(model)).isInstanceOf(IllegalStateException.class);
    }

    private static KeyedMemory memoryAt(LanguageModel model, int layer, int position, float[] delta) {
        int f = model.config().mlpSize();
        var identity = new float[f * f];
        for (int i = 0; i < f; i++) {
            identity[i * f + i] = 1;
        }
        float[][] key = model.mlpKeys(layer, List.of(TOKENS), new int[] {position});
        return new KeyedMemory(
                layer,
                new FloatMatrix(f, f, identity),
                FloatMatrix.ofRows(key),
                new float[] {0.9999f},
                FloatMatrix.ofRows(new float[][] {delta}));
    }

    private static float[] logits(LanguageModel model) {
        return new Scorer(model).logits(List.of(TOKENS), List.of(new int[] {0, TOKENS.length - 1}))[0];
    }

    private static float[] ramp(int size) {
        var values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (i % 7 - 3) * 0.1f;
        }
        return values;
    }

    private static float[] sum(float[] a, float[] b) {
        var sum = new float[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    private static FloatMatrix plusRankOne(FloatMatrix weightDF, float[] delta, float[] key) {
        double squares = 0;
        for (float k : key) {
            squares += (double) k * k;
        }
        float[] data = weightDF.data().clone();
        for (int i = 0; i < weightDF.rows(); i++) {
            for (int j = 0; j < weightDF.columns(); j++) {
                data[i * weightDF.columns() + j] += (float) (delta[i] * key[j] / squares);
            }
        }
        return new FloatMatrix(weightDF.rows(), weightDF.columns(), data);
    }
}
