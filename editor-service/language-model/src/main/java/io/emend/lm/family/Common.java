package io.emend.lm.family;

import io.emend.lm.ModelConfig;
import java.util.OptionalInt;

/** What several families read from config.json in the same way. */
final class Common {
    private Common() {}

    /** Sizes under the names that Llama-like configurations use. */
    static ModelConfig sizes(Settings settings, int contextLength, boolean tiedByDefault) {
        int hidden = settings.integer("hidden_size");
        int heads = settings.integer("num_attention_heads");
        return new ModelConfig(
                settings.text("model_type", ""),
                settings.integer("num_hidden_layers"),
                hidden,
                settings.integer("intermediate_size"),
                heads,
                settings.integer("num_key_value_heads", heads),
                settings.integer("head_dim", hidden / Math.max(1, heads)),
                settings.integer("vocab_size"),
                contextLength,
                settings.optionalInteger("bos_token_id"),
                settings.integers("eos_token_id"),
                settings.flag("tie_word_embeddings", tiedByDefault));
    }

    /** Sizes under the names that the older GPT configurations use. */
    static ModelConfig gptSizes(Settings settings, boolean tiedByDefault) {
        int hidden = settings.integer("n_embd");
        int heads = settings.integer("n_head");
        OptionalInt inner = settings.optionalInteger("n_inner");
        return new ModelConfig(
                settings.text("model_type", ""),
                settings.integer("n_layer"),
                hidden,
                inner.orElse(4 * hidden),
                heads,
                heads,
                hidden / Math.max(1, heads),
                settings.integer("vocab_size"),
                settings.integer("n_positions", settings.integer("n_ctx", 1024)),
                settings.optionalInteger("bos_token_id"),
                settings.integers("eos_token_id"),
                settings.flag("tie_word_embeddings", tiedByDefault));
    }
}
