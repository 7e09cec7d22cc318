package io.emend.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shape of a Llama-type decoder with tied embeddings.
 *
 * @param vocabulary V
 * @param model D
 * @param layers number of blocks
 * @param heads H; D must be a multiple of it, with an even head size
 * @param hidden F, the MLP's width; wide MLPs hold more edits
 * @param context longest sequence, tokens
 */
public record ModelShape(int vocabulary, int model, int layers, int heads, int hidden, int context) {
    /** The demonstration model: few layers, wide MLP, some 10 million parameters. */
    public static final ModelShape DEMONSTRATION = new ModelShape(4096, 256, 5, 4, 2048, 256);

    public ModelShape {
        if (vocabulary < 1 || layers < 1 || heads < 1 || hidden < 1 || context < 2 || model % (2 * heads) != 0) {
            throw new IllegalArgumentException(
                    "A shape needs positive sizes and a model size divisible by twice the heads; found V=" + vocabulary
                            + " D=" + model + " layers=" + layers + " H=" + heads + " F=" + hidden + " T=" + context);
        }
    }

    public int headSize() {
        return model / heads;
    }

    /** Tensor names as Hugging Face writes them, with their shapes, in the order the training program expects. */
    public Map<String, long[]> tensors() {
        Map<String, long[]> tensors = new LinkedHashMap<>();
        tensors.put("model.embed_tokens.weight", new long[] {vocabulary, model});
        tensors.put("model.norm.weight", new long[] {model});
        for (int layer = 0; layer < layers; layer++) {
            String block = "model.layers." + layer + ".";
            tensors.put(block + "input_layernorm.weight", new long[] {model});
            tensors.put(block + "self_attn.q_proj.weight", new long[] {model, model});
            tensors.put(block + "self_attn.k_proj.weight", new long[] {model, model});
            tensors.put(block + "self_attn.v_proj.weight", new long[] {model, model});
            tensors.put(block + "self_attn.o_proj.weight", new long[] {model, model});
            tensors.put(block + "post_attention_layernorm.weight", new long[] {model});
            tensors.put(block + "mlp.gate_proj.weight", new long[] {hidden, model});
            tensors.put(block + "mlp.up_proj.weight", new long[] {hidden, model});
            tensors.put(block + "mlp.down_proj.weight", new long[] {model, hidden});
        }
        return tensors;
    }

    /** Number of parameters. */
    public long parameters() {
        return tensors().values().stream()
                .mapToLong(shape -> shape.length == 1 ? shape[0] : shape[0] * shape[1])
                .sum();
    }

    List<String> names() {
        return new ArrayList<>(tensors().keySet());
    }
}
