package io.emend.lm;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tiny checkpoints under {@code src/test/resources/hf}, with what transformers computes on them. */
final class Fixture {
    private static final Path ROOT = Path.of("src/test/resources/hf");

    private Fixture() {}

    record Expected(String family, String key_module, List<Case> cases) {}

    record Case(
            String prompt,
            int[] input_ids,
            float[] last_logits,
            float[][] last_hidden_per_layer,
            int key_layer,
            float[] key_last_token,
            int[] greedy_ids,
            String greedy_text) {}

    static Stream<String> families() {
        return Stream.of("gpt2", "gptj", "gpt_neox", "llama", "llama_tied", "mistral", "qwen2", "qwen3");
    }

    static Path folder(String family) {
        return ROOT.resolve(family);
    }

    static LanguageModel model(String family) {
        return LanguageModel.load(folder(family), LoadOptions.defaults());
    }

    static Expected expected(String family) {
        try (var reader = Files.newBufferedReader(folder(family).resolve("expected.json"))) {
            return new Gson().fromJson(reader, Expected.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
