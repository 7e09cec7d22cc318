package io.emend.lm.family;

import io.emend.lm.ModelConfig;
import io.emend.lm.family.Architecture.Norm;
import io.emend.lm.family.Architecture.Residual;
import io.emend.lm.family.Architecture.TensorNames;
import java.util.Optional;

/**
 * Llama and the families that share its module names: Mistral (sliding window), Qwen2 (biased projections) and Qwen3
 * (normalised queries and keys).
 *
 * <p>A sliding window shorter than the context is honoured by shortening the context to it: within one window full
 * and windowed attention are the same.
 */
record LlamaFamily(String modelType, Bias projectionBias, Bias outputBias, boolean headNorm) implements Family {
    private static final int DEFAULT_CONTEXT = 2048;

    /** Whether linear layers have biases. */
    private enum Bias {
        NEVER,
        ALWAYS,
        AS_CONFIGURED;

        boolean in(Settings settings, String key) {
            return this == ALWAYS || (this == AS_CONFIGURED && settings.flag(key, false));
        }
    }

    static Family llama() {
        return new LlamaFamily("llama", Bias.AS_CONFIGURED, Bias.AS_CONFIGURED, false);
    }

    static Family mistral() {
        return new LlamaFamily("mistral", Bias.NEVER, Bias.NEVER, false);
    }

    static Family qwen2() {
        return new LlamaFamily("qwen2", Bias.ALWAYS, Bias.NEVER, false);
    }

    static Family qwen3() {
        return new LlamaFamily("qwen3", Bias.AS_CONFIGURED, Bias.AS_CONFIGURED, true);
    }

    @Override
    public Architecture describe(Settings settings) {
        ModelConfig config = Common.sizes(settings, context(settings), false);
        boolean biased = projectionBias.in(settings, "attention_bias");
        boolean mlpBias = settings.flag("mlp_bias", false);
        return new Architecture(
                config,
                new TensorNames(
                        "model.embed_tokens.weight",
                        "model.layers.%d.",
                        "input_layernorm",
                        "post_attention_layernorm",
                        "model.norm",
                        "lm_head",
                        false),
                new Projection.Separate(
                        new Linear("self_attn.q_proj", biased),
                        new Linear("self_attn.k_proj", biased),
                        new Linear("self_attn.v_proj", biased)),
                new Linear("self_attn.o_proj", outputBias.in(settings, "attention_bias")),
                Optional.of(new Linear("mlp.gate_proj", mlpBias)),
                new Linear("mlp.up_proj", mlpBias),
                new Linear("mlp.down_proj", mlpBias),
                Activation.named(settings.text("hidden_act", "silu")),
                new Norm(false, settings.number("rms_norm_eps", 1e-6)),
                Residual.SEQUENTIAL,
                Rope.of(settings, config.headSize(), false),
                headNorm,
                false);
    }

    private static int context(Settings settings) {
        int context = settings.integer("max_position_embeddings", DEFAULT_CONTEXT);
        boolean windowed = settings.flag("use_sliding_window", true);
        int window = settings.integer("sliding_window", context);
        return windowed && window > 0 ? Math.min(context, window) : context;
    }
}
