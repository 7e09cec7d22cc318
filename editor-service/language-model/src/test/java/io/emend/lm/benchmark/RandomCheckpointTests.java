package io.emend.lm.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import io.emend.lm.Scorer;
import io.emend.lm.checkpoint.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Matrices of more elements than are widened at a time. */
class RandomCheckpointTests {
    private static final String LLAMA = """
            {"model_type": "llama", "hidden_size": 64, "num_hidden_layers": 1, "num_attention_heads": 4,
             "intermediate_size": 20000, "vocab_size": 20000, "max_position_embeddings": 32, "rms_norm_eps": 1e-6}""";
    private static final String GPT2 = """
            {"model_type": "gpt2", "n_embd": 64, "n_layer": 1, "n_head": 4, "n_positions": 32, "n_inner": 20000,
             "vocab_size": 20000, "tie_word_embeddings": true}""";

    /** Thousands of float32 products summed in another order, on logits of the order of 1. */
    private static final float ROUNDING = 2e-5f;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"true, BF16", "true, F16", "false, BF16", "false, F16"})
    void keptHalfPrecisionGivesTheSameLogitsPieceByPiece(boolean inputMajor, TensorType type) throws IOException {
        JsonObject config = JsonParser.parseString(inputMajor ? GPT2 : LLAMA).getAsJsonObject();
        RandomCheckpoint.write(folder, config, type);

        try (LanguageModel wide = LanguageModel.load(folder, LoadOptions.defaults());
                LanguageModel kept =
                        LanguageModel.load(folder, LoadOptions.defaults().keepingHalf(true))) {
            assertThat(wide.tokenizer().encode("some text")).isNotEmpty();
            assertThat(logits(kept)).containsExactly(logits(wide), within(ROUNDING));
        }
    }

    private static float[] logits(LanguageModel model) {
        return new Scorer(model).logits(List.of(new int[] {5, 9, 17}), List.of(new int[] {0, 2}))[0];
    }
}
