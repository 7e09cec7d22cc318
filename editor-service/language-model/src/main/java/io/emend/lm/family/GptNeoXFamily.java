package io.emend.lm.family;

import io.emend.lm.ModelConfig;
import io.emend.lm.family.Architecture.Norm;
import io.emend.lm.family.Architecture.Residual;
import io.emend.lm.family.Architecture.TensorNames;
import java.util.Optional;

/** GPT-NeoX (Pythia): attention and MLP side by side, projections interleaved by head, partly rotated heads. */
record GptNeoXFamily() implements Family {
    private static final double DEFAULT_ROTATED_SHARE = 0.25;

    @Override
    public String modelType() {
        return "gpt_neox";
    }

    @Override
    public Architecture describe(Settings settings) {
        ModelConfig config = Common.sizes(settings, settings.integer("max_position_embeddings", 2048), false);
        boolean biased = settings.flag("attention_bias", true);
        double share = settings.nested("rope_parameters")
                .map(parameters -> parameters.number("partial_rotary_factor", rotatedShare(settings)))
                .orElse(rotatedShare(settings));
        return new Architecture(
                config,
                new TensorNames(
                        "gpt_neox.embed_in.weight",
                        "gpt_neox.layers.%d.",
                        "input_layernorm",
                        "post_attention_layernorm",
                        "gpt_neox.final_layer_norm",
                        "embed_out",
                        false),
                new Projection.Interleaved(new Linear("attention.query_key_value", biased)),
                new Linear("attention.dense", biased),
                Optional.empty(),
                new Linear("mlp.dense_h_to_4h", true),
                new Linear("mlp.dense_4h_to_h", true),
                Activation.named(settings.text("hidden_act", "gelu")),
                new Norm(true, settings.number("layer_norm_eps", 1e-5)),
                settings.flag("use_parallel_residual", true) ? Residual.PARALLEL : Residual.SEQUENTIAL,
                Rope.of(settings, (int) (config.headSize() * share), false),
                false,
                false);
    }

    private static double rotatedShare(Settings settings) {
        return settings.number("rotary_pct", DEFAULT_ROTATED_SHARE);
    }
}
