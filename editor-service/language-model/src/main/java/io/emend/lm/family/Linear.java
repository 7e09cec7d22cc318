package io.emend.lm.family;

/**
 * A linear layer of a block.
 * @param module module name below the block, such as {@code mlp.down_proj}
 * @param bias whether it has a bias
 */
public record Linear(String module, boolean bias) {
    /** Name of the weight below the block. */
    public String weight() {
        return module + ".weight";
    }

    /** Name of the bias below the block. */
    public String biasName() {
        return module + ".bias";
    }
}
