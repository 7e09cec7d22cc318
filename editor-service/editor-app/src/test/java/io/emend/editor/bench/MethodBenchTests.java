package io.emend.editor.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodBenchTests {
    private static final String TINY = """
            {"model_type": "gpt2", "n_embd": 16, "n_layer": 9, "n_head": 2, "n_positions": 64, "vocab_size": 1000,
             "activation_function": "gelu_new", "layer_norm_epsilon": 1e-5, "tie_word_embeddings": true}""";

    @Test
    void printsARowForEachMethodAtBothSettings() throws IOException {
        var printed = new ByteArrayOutputStream();

        MethodBench.run(
                JsonParser.parseString(TINY).getAsJsonObject(),
                0,
                1,
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        List<String> rows =
                printed.toString(StandardCharsets.UTF_8).lines().skip(2).toList();
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).startsWith("| ROME | [4] | 5, 4 | 72, 18 | ");
        assertThat(rows.get(1)).startsWith("| MEMIT | [0, 1, 2, 3, 4] | 5, 4 | 72, 18 | ");
        assertThat(rows.get(2)).startsWith("| ROME | [4] | 21, 1 | 176, 44 | 20, 20 | ");
        assertThat(rows.get(3)).startsWith("| MEMIT | [0, 1, 2, 3, 4] | 6, 1 | 56, 14 | 20, 20 | ");
    }
}
