package io.emend.lm;

import java.util.List;
import java.util.OptionalInt;

/**
 * The sizes of a model, whatever its family calls them.
 * @param family Hugging Face model type, such as {@code llama}
 * @param layers number of blocks
 * @param hiddenSize D, width of the residual stream
 * @param mlpSize F, width of the MLP's inner layer: the length of an MLP key
 * @param heads H, query heads
 * @param keyValueHeads key and value heads; divides {@code heads}
 * @param headSize K
 * @param vocabularySize V, rows of the embedding (may exceed the tokenizer's)
 * @param contextLength largest number of tokens the model may see
 * @param beginToken id that texts of this model begin with, if it has one
 * @param endTokens ids that end a text
 * @param tiedHead whether the embedding doubles as the output head
 */
public record ModelConfig(
        String family,
        int layers,
        int hiddenSize,
        int mlpSize,
        int heads,
        int keyValueHeads,
        int headSize,
        int vocabularySize,
        int contextLength,
        OptionalInt beginToken,
        List<Integer> endTokens,
        boolean tiedHead) {
    private static final int MAX_LAYERS = 1_000;
    private static final int MAX_SIZE = 1 << 22;

    public ModelConfig {
        endTokens = List.copyOf(endTokens);
        require("number of layers", layers, MAX_LAYERS);
        require("hidden size", hiddenSize, MAX_SIZE);
        require("MLP size", mlpSize, MAX_SIZE);
        require("number of heads", heads, MAX_SIZE);
        require("number of key/value heads", keyValueHeads, MAX_SIZE);
        require("head size", headSize, MAX_SIZE);
        require("vocabulary size", vocabularySize, MAX_SIZE);
        require("context length", contextLength, 1 << 28);
        if (heads % keyValueHeads != 0) {
            throw new CheckpointException(
                    "config.json has %d heads, not a multiple of its %d key/value heads. Correct it."
                            .formatted(heads, keyValueHeads));
        }
    }

    private static void require(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new CheckpointException(
                    "config.json gives the %s as %d; expected 1 to %d. Correct it.".formatted(what, value, most));
        }
    }
}
