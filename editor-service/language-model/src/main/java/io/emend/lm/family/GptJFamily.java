package io.emend.lm.family;

import io.emend.lm.ModelConfig;
import io.emend.lm.family.Architecture.Norm;
import io.emend.lm.family.Architecture.Residual;
import io.emend.lm.family.Architecture.TensorNames;
import java.util.Optional;

/** GPT-J: attention and MLP side by side behind one norm, rotary embeddings on neighbouring pairs. */
record GptJFamily() implements Family {
    @Override
    public String modelType() {
        return "gptj";
    }

    @Override
    public Architecture describe(Settings settings) {
        ModelConfig config = Common.gptSizes(settings, false);
        return new Architecture(
                config,
                new TensorNames(
                        "transformer.wte.weight",
                        "transformer.h.%d.",
                        "ln_1",
                        "",
                        "transformer.ln_f",
                        "lm_head",
                        !config.tiedHead()),
                new Projection.Separate(
                        new Linear("attn.q_proj", false),
                        new Linear("attn.k_proj", false),
                        new Linear("attn.v_proj", false)),
                new Linear("attn.out_proj", false),
                Optional.empty(),
                new Linear("mlp.fc_in", true),
                new Linear("mlp.fc_out", true),
                Activation.named(settings.text("activation_function", "gelu_new")),
                new Norm(true, settings.number("layer_norm_epsilon", 1e-5)),
                Residual.PARALLEL_SHARED_NORM,
                Rope.of(settings, settings.integer("rotary_dim", config.headSize()), true),
                false,
                false);
    }
}
