package io.emend.lm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.emend.lm.checkpoint.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTests {
    @TempDir
    private Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void nameFolder() {
        folder = temporary.resolve("model");
    }

    @ParameterizedTest
    @CsvSource({"BF16, 0.2", "F16, 0.02", "F64, 1e-6"})
    void loadsOtherElementTypesWidened(TensorType type, float tolerance) throws IOException {
        CheckpointFolder.copyOf("llama", folder).as(type);

        assertThat(logits(folder)).containsExactly(logits(Fixture.folder("llama")), within(tolerance));
    }

    @ParameterizedTest
    @CsvSource({"llama, BF16", "llama, F16", "gpt2, F16", "gpt2, BF16", "gptj, BF16", "gpt_neox, F16", "qwen3, BF16"})
    void keepsHalfPrecisionWithoutChangingWhatIsComputed(String family, TensorType type) throws IOException {
        CheckpointFolder.copyOf(family, folder).as(type);
        Path saved = temporary.resolve("saved");

        try (LanguageModel wide = LanguageModel.load(folder, LoadOptions.defaults());
                LanguageModel kept =
                        LanguageModel.load(folder, LoadOptions.defaults().keepingHalf(true))) {
            assertThat(logits(kept)).containsExactly(logits(wide), within(2e-6f));
            assertThat(kept.weightDF(1)).isEqualTo(wide.weightDF(1));
            assertThat(new Generator(kept).completeGreedy(List.of("one", "two three"), 8, List.of()))
                    .isEqualTo(new Generator(wide).completeGreedy(List.of("one", "two three"), 8, List.of()));
            HuggingFaceFolder.save(kept, saved);
            assertThat(logits(saved)).containsExactly(logits(wide), within(2e-6f));
        }
    }

    @Test
    void editsAHalfPrecisionModelInFullPrecision() throws IOException {
        CheckpointFolder.copyOf("llama", folder).as(TensorType.BF16);

        try (LanguageModel wide = LanguageModel.load(folder, LoadOptions.defaults());
                LanguageModel kept =
                        LanguageModel.load(folder, LoadOptions.defaults().keepingHalf(true))) {
            MlpOutput output = wide.mlpOutput(1);
            FloatMatrix changed = output.fromStored(output.toStored(wide.weightDF(1)));
            for (int i = 0; i < changed.data().length; i++) {
                changed.data()[i] += 0.01f * (i % 7 - 3) + 1e-6f * i;
            }
            Map<String, FloatMatrix> edit = Map.of(output.tensorName(), output.toStored(changed));
            try (LanguageModel wideEdited = wide.withEdits(edit, List.of());
                    LanguageModel keptEdited = kept.withEdits(edit, List.of())) {
                assertThat(keptEdited.weightDF(1)).isEqualTo(changed);
                assertThat(logits(keptEdited)).containsExactly(logits(wideEdited), within(2e-6f));
                assertThat(logits(keptEdited)).isNotEqualTo(logits(kept));
            }
        }
    }

    @Test
    void widensEveryBfloat16BitForBit() throws IOException {
        CheckpointFolder.copyOf("llama", folder).as(TensorType.BF16);

        try (LanguageModel exact = Fixture.model("llama");
                LanguageModel narrow = LanguageModel.load(folder, LoadOptions.defaults())) {
            float[] before = exact.weightDF(1).data();
            float[] after = narrow.weightDF(1).data();
            for (int i = 0; i < before.length; i++) {
                assertThat(Float.floatToIntBits(after[i])).isEqualTo(Float.floatToIntBits(before[i]) & 0xFFFF0000);
            }
        }
    }

    @Test
    void loadsShardsLikeOneFile() throws IOException {
        CheckpointFolder.copyOf("qwen2", folder).sharded();

        assertThat(logits(folder)).containsExactly(logits(Fixture.folder("qwen2")), within(2e-6f));
    }

    @Test
    void readsRopeSettingsUnderTheirOldNames() throws IOException {
        Map<String, Object> scaling = Map.of(
                "rope_type", "llama3",
                "factor", 8.0,
                "high_freq_factor", 4.0,
                "low_freq_factor", 1.0,
                "original_max_position_embeddings", 64);
        CheckpointFolder.copyOf("llama_tied", folder)
                .withSetting("rope_parameters", List.of())
                .withSetting("rope_theta", 500_000.0)
                .withSetting("rope_scaling", scaling);

        assertThat(logits(folder)).isEqualTo(logits(Fixture.folder("llama_tied")));
    }

    @Test
    void namesItsContentNotItsPlace() throws IOException {
        CheckpointFolder.copyOf("gpt2", folder);
        try (LanguageModel here = Fixture.model("gpt2");
                LanguageModel there = LanguageModel.load(folder, LoadOptions.defaults());
                LanguageModel other = Fixture.model("gptj")) {
            assertThat(there.fingerprint())
                    .matches("sha256:[0-9a-f]{64}")
                    .isEqualTo(here.fingerprint())
                    .isNotEqualTo(other.fingerprint());
        }
    }

    @Test
    void refusesAMissingShard() throws IOException {
        CheckpointFolder.copyOf("llama", folder).sharded().without("model-00002-of-00002.safetensors");

        assertRefused("shard model-00002-of-00002.safetensors is missing");
    }

    @Test
    void refusesAShardOutsideTheFolder() throws IOException {
        CheckpointFolder.copyOf("llama", folder).without("model.safetensors");
        Files.writeString(folder.resolve("model.safetensors.index.json"), "{\"weight_map\":{\"a\":\"../../secret\"}}");

        assertRefused("outside its folder");
    }

    @Test
    void refusesPickles() throws IOException {
        CheckpointFolder.copyOf("llama", folder).without("model.safetensors");
        Files.writeString(folder.resolve("pytorch_model.bin"), "");

        assertRefused("a pickle, which can run code");
    }

    @Test
    void refusesAFolderWithoutWeightsOrTokenizerOrSettings() throws IOException {
        CheckpointFolder.copyOf("llama", folder).without("tokenizer.json");
        assertRefused("no tokenizer.json");
        new java.io.File(folder.toFile(), "model.safetensors").delete();
        assertRefused("no model.safetensors");
        new java.io.File(folder.toFile(), "config.json").delete();
        assertRefused("no config.json");
    }

    @Test
    void refusesAnUnknownFamilyAndSaysWhichAreKnown() throws IOException {
        CheckpointFolder.copyOf("llama", folder).withSetting("model_type", "mamba");

        assertRefused("model type 'mamba'");
        assertRefused("gpt2, gptj, gpt_neox, llama, mistral, qwen2, qwen3");
    }

    @Test
    void refusesSettingsThatDoNotFitTheTensors() throws IOException {
        CheckpointFolder.copyOf("llama", folder).withSetting("intermediate_size", 161);

        assertRefused("has the shape [160, 64]; config.json calls for [161, 64]");
    }

    @Test
    void refusesSettingsThatWouldAllocateTooMuch() throws IOException {
        CheckpointFolder.copyOf("llama", folder).withSetting("num_hidden_layers", 2_000_000_000);

        assertRefused("number of layers");
    }

    @Test
    void refusesATokenizerWithMoreTokensThanTheModelHas() throws IOException {
        CheckpointFolder.copyOf("llama", folder);
        String tokenizer = Files.readString(folder.resolve("tokenizer.json"));
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer.replaceFirst("\"id\": 0,", "\"id\": 381,"));

        assertRefused("token id 381");
    }

    @Test
    void refusesAnUnsupportedActivationAndRopeRule() throws IOException {
        CheckpointFolder.copyOf("llama", folder).withSetting("hidden_act", "mish");
        assertRefused("activation 'mish'");
        CheckpointFolder.copyOf("llama", temporary.resolve("yarn"))
                .withSetting("rope_parameters", Map.of("rope_type", "yarn", "rope_theta", 1e4));
        folder = temporary.resolve("yarn");
        assertRefused("'yarn' RoPE scaling");
    }

    private void assertRefused(String complaint) {
        assertThatThrownBy(() -> LanguageModel.load(folder, LoadOptions.defaults()))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(complaint);
    }

    private static float[] logits(Path path) {
        try (LanguageModel model = LanguageModel.load(path, LoadOptions.defaults())) {
            return logits(model);
        }
    }

    private static float[] logits(LanguageModel model) {
        return new Scorer(model).logits(List.of(new int[] {5, 9, 17}), List.of(new int[] {0, 2}))[0];
    }
}
