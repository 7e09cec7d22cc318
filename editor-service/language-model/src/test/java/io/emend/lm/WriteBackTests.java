package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WriteBackTests {
    /** Equal weights at other addresses of a mapped file are multiplied in another order. */
    private static final float ADDRESS_TOLERANCE = 2e-6f;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("io.emend.lm.Fixture#families")
    void aSavedEditedModelLoadsToTheSameLogits(String family) throws IOException {
        try (LanguageModel model = Fixture.model(family);
                LanguageModel edited = model.withEdits(edits(model, List.of(delta(model, 1, 3))), List.of())) {
            HuggingFaceFolder.save(edited, folder);

            try (LanguageModel loaded = LanguageModel.load(folder, LoadOptions.defaults())) {
                for (int layer = 0; layer < model.config().layers(); layer++) {
                    assertThat(loaded.weightDF(layer)).isEqualTo(edited.weightDF(layer));
                }
                assertThat(logits(loaded))
                        .containsExactly(logits(edited), within(ADDRESS_TOLERANCE))
                        .isNotEqualTo(logits(model));
            }
        }
    }

    @Test
    void refusesToOverwriteTheCheckpointItRunsOn() {
        try (LanguageModel model = Fixture.model("llama")) {
            assertThatThrownBy(() -> HuggingFaceFolder.save(model, model.folder()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void anExportedAdapterMergesToTheEditedModelsLogits() throws IOException {
        try (LanguageModel model = Fixture.model("llama")) {
            List<LowRankDelta> deltas = List.of(delta(model, 0, 3), delta(model, 2, 9));
            PeftAdapter.write("base", deltas, folder);

            List<LowRankDelta> read = PeftAdapter.read(folder);

            assertThat(read).allSatisfy(delta -> assertThat(delta.rank()).isEqualTo(16));
            try (LanguageModel edited = model.withEdits(edits(model, deltas), List.of());
                    LanguageModel merged = model.withEdits(edits(model, read), List.of())) {
                assertThat(logits(merged))
                        .containsExactly(logits(edited), within(1e-6f))
                        .isNotEqualTo(logits(model));
            }
        }
    }

    @Test
    void refusesARankThatCannotBeServed() {
        try (LanguageModel model = Fixture.model("llama")) {
            assertThatThrownBy(() -> PeftAdapter.write("base", List.of(delta(model, 0, 513)), folder))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("above the largest that can be served");
        }
    }

    private static Map<String, FloatMatrix> edits(LanguageModel model, List<LowRankDelta> deltas) {
        Map<String, FloatMatrix> edits = new TreeMap<>();
        for (LowRankDelta delta : deltas) {
            for (int layer = 0; layer < model.config().layers(); layer++) {
                MlpOutput output = model.mlpOutput(layer);
                if (output.tensorName().equals(delta.tensorName())) {
                    edits.put(output.tensorName(), output.toStored(delta.addedTo(model.weightDF(layer))));
                }
            }
        }
        return edits;
    }

    private static LowRankDelta delta(LanguageModel model, int layer, int rank) {
        MlpOutput output = model.mlpOutput(layer);
        return new LowRankDelta(
                output.tensorName(),
                random(output.hiddenSize(), rank, layer),
                random(rank, output.mlpSize(), layer + 100));
    }

    private static FloatMatrix random(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        var data = new float[rows * columns];
        for (int i = 0; i < data.length; i++) {
            data[i] = 0.1f * (float) (random.nextDouble() - 0.5);
        }
        return new FloatMatrix(rows, columns, data);
    }

    private static float[] logits(LanguageModel model) {
        return new Scorer(model).logits(List.of(new int[] {5, 9, 17}), List.of(new int[] {0, 2}))[0];
    }
}
