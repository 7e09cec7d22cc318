package io.emend.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Writes an ordinary Hugging Face folder: configuration, tokenizer, chat template, float16 weights. */
final class ModelFolder {
    private static final String TOKENIZER = "/emend/training/tokenizer.json";

    /** The chat is questions and answers, as in the corpus; other roles are left out. */
    private static final String CHAT_TEMPLATE =
            "{% for message in messages %}{% if message['role'] == 'user' %}Question: {{ message['content'] }}\\nAnswer:"
                    + "{% elif message['role'] == 'assistant' %} {{ message['content'] }}\\n{% endif %}{% endfor %}";

    private ModelFolder() {}

    static void write(Path folder, ModelShape shape, Map<String, float[]> weights) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), config(shape));
        Files.writeString(folder.resolve("tokenizer_config.json"), tokenizerConfig(shape));
        Files.writeString(folder.resolve("generation_config.json"), """
                {
                  "bos_token_id": 0,
                  "eos_token_id": 0,
                  "pad_token_id": 0,
                  "do_sample": false,
                  "max_new_tokens": 48
                }
                """);
        try (InputStream tokenizer =
                Objects.requireNonNull(ModelFolder.class.getResourceAsStream(TOKENIZER), TOKENIZER)) {
            Files.copy(tokenizer, folder.resolve("tokenizer.json"), StandardCopyOption.REPLACE_EXISTING);
        }
        Map<String, float[]> kept = new LinkedHashMap<>(weights);
        kept.keySet().retainAll(shape.tensors().keySet());
        TensorFile.write(folder.resolve("model.safetensors"), kept, shape.tensors(), true);
    }

    private static String config(ModelShape shape) {
        return """
                {
                  "architectures": ["LlamaForCausalLM"],
                  "model_type": "llama",
                  "vocab_size": %d,
                  "max_position_embeddings": %d,
                  "hidden_size": %d,
                  "num_hidden_layers": %d,
                  "num_attention_heads": %d,
                  "num_key_value_heads": %d,
                  "head_dim": %d,
                  "intermediate_size": %d,
                  "hidden_act": "silu",
                  "rms_norm_eps": 1e-05,
                  "rope_theta": 10000.0,
                  "tie_word_embeddings": true,
                  "attention_bias": false,
                  "mlp_bias": false,
                  "bos_token_id": 0,
                  "eos_token_id": 0,
                  "pad_token_id": 0,
                  "torch_dtype": "float16"
                }
                """.formatted(
                        shape.vocabulary(),
                        shape.context(),
                        shape.model(),
                        shape.layers(),
                        shape.heads(),
                        shape.heads(),
                        shape.headSize(),
                        shape.hidden());
    }

    private static String tokenizerConfig(ModelShape shape) {
        return """
                {
                  "tokenizer_class": "PreTrainedTokenizerFast",
                  "bos_token": "<|endoftext|>",
                  "eos_token": "<|endoftext|>",
                  "pad_token": "<|endoftext|>",
                  "unk_token": "<|endoftext|>",
                  "model_max_length": %d,
                  "chat_template": "%s"
                }
                """.formatted(shape.context(), CHAT_TEMPLATE);
    }
}
