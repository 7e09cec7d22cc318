package io.emend.lm.family;

import io.emend.lm.ModelConfig;
import java.util.Optional;

/**
 * Everything the forward pass and the weight loader must know about a model: sizes, order of operations, names.
 * @param config sizes
 * @param names names of the tensors
 * @param projection how queries, keys and values are made
 * @param output the attention's output layer
 * @param gate the MLP's gating layer, if it has one
 * @param up the MLP's input layer
 * @param down the MLP's down-projection
 * @param activation the MLP's nonlinearity
 * @param norm kind of normalisation
 * @param residual how attention and MLP are combined
 * @param positions how positions enter
 * @param headNorm whether queries and keys are normalised per head
 * @param inputMajor whether weights are stored (in, out), as GPT-2's Conv1D does, instead of (out, in)
 */
public record Architecture(
        ModelConfig config,
        TensorNames names,
        Projection projection,
        Linear output,
        Optional<Linear> gate,
        Linear up,
        Linear down,
        Activation activation,
        Norm norm,
        Residual residual,
        Positions positions,
        boolean headNorm,
        boolean inputMajor) {

    /**
     * Kind and epsilon of the normalisation layers.
     * @param centred LayerNorm (mean removed, with bias) if true, RMSNorm if false
     */
    public record Norm(boolean centred, double epsilon) {}

    /** How the branches of a block meet. */
    public enum Residual {
        /** MLP reads the sum of input and attention. */
        SEQUENTIAL,
        /** Attention and MLP read the input side by side, each through its own norm. */
        PARALLEL,
        /** Attention and MLP read the input through the same norm. */
        PARALLEL_SHARED_NORM
    }

    /**
     * Names of tensors outside the linear layers.
     * @param blocks prefix of a block, with {@code %d} for its number and a final dot
     * @param attentionNorm module below the block
     * @param mlpNorm module below the block; unused with a shared norm
     * @param head module of the output head; unused with a tied head
     * @param headBias whether the head has a bias
     */
    public record TensorNames(
            String embedding,
            String blocks,
            String attentionNorm,
            String mlpNorm,
            String finalNorm,
            String head,
            boolean headBias) {
        /** Full name of a tensor of a block. */
        public String inBlock(int layer, String name) {
            return blocks.formatted(layer) + name;
        }
    }
}
