package io.emend.lm.benchmark;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Sizes of published models, as their config.json gives them. */
public enum Shapes {
    /** GPT-2, 124M parameters. */
    GPT2_124M("""
            {"model_type": "gpt2", "architectures": ["GPT2LMHeadModel"], "n_embd": 768, "n_layer": 12, "n_head": 12,
             "n_positions": 1024, "vocab_size": 50257, "activation_function": "gelu_new", "layer_norm_epsilon": 1e-5,
             "bos_token_id": 50256, "eos_token_id": 50256, "tie_word_embeddings": true}"""),
    /** Qwen2-0.5B, 494M parameters. */
    QWEN2_500M("""
            {"model_type": "qwen2", "architectures": ["Qwen2ForCausalLM"], "hidden_size": 896, "num_hidden_layers": 24,
             "num_attention_heads": 14, "num_key_value_heads": 2, "intermediate_size": 4864, "vocab_size": 151936,
             "max_position_embeddings": 32768, "rope_theta": 1000000.0, "rms_norm_eps": 1e-6, "hidden_act": "silu",
             "bos_token_id": 151935, "eos_token_id": 151935, "tie_word_embeddings": true}""");

    private final String config;

    Shapes(String config) {
        this.config = config;
    }

    /** The content of config.json. */
    public JsonObject config() {
        return JsonParser.parseString(config).getAsJsonObject();
    }
}
