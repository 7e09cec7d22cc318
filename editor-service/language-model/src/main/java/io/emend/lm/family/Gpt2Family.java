package io.emend.lm.family;

import io.emend.lm.family.Architecture.Norm;
import io.emend.lm.family.Architecture.Residual;
import io.emend.lm.family.Architecture.TensorNames;
import java.util.Optional;

/** GPT-2: learned positions, one projection for queries, keys and values, weights stored (in, out). */
record Gpt2Family() implements Family {
    @Override
    public String modelType() {
        return "gpt2";
    }

    @Override
    public Architecture describe(Settings settings) {
        settings.refuse(settings.flag("scale_attn_by_inverse_layer_idx", false), "attention scaled by layer number");
        settings.refuse(!settings.flag("scale_attn_weights", true), "unscaled attention");
        settings.refuse(settings.flag("add_cross_attention", false), "cross attention");
        return new Architecture(
                Common.gptSizes(settings, true),
                new TensorNames(
                        "transformer.wte.weight",
                        "transformer.h.%d.",
                        "ln_1",
                        "ln_2",
                        "transformer.ln_f",
                        "lm_head",
                        false),
                new Projection.Concatenated(new Linear("attn.c_attn", true)),
                new Linear("attn.c_proj", true),
                Optional.empty(),
                new Linear("mlp.c_fc", true),
                new Linear("mlp.c_proj", true),
                Activation.named(settings.text("activation_function", "gelu_new")),
                new Norm(true, settings.number("layer_norm_epsilon", 1e-5)),
                Residual.SEQUENTIAL,
                new Positions.Learned("transformer.wpe.weight"),
                false,
                true);
    }
}
