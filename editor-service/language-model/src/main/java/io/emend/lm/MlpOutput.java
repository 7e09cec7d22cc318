package io.emend.lm;

/**
 * The output projection of one block's MLP: the matrix that edits write into.
 * @param layer block number, from 0
 * @param tensorName name of its weight in the checkpoint
 * @param inputMajor whether the checkpoint stores it as F x D (GPT-2's Conv1D) instead of D x F
 * @param hiddenSize D, outputs
 * @param mlpSize F, inputs: the length of a key
 */
public record MlpOutput(int layer, String tensorName, boolean inputMajor, int hiddenSize, int mlpSize) {
    /** A matrix of D x F in the orientation of the checkpoint, as {@link LanguageModel#withEdits} takes it. */
    public FloatMatrix toStored(FloatMatrix weightDF) {
        if (weightDF.rows() != hiddenSize || weightDF.columns() != mlpSize) {
            throw new IllegalArgumentException("expected %d x %d, got %s".formatted(hiddenSize, mlpSize, weightDF));
        }
        return inputMajor ? weightDF.transposed() : weightDF;
    }

    /** A matrix in the checkpoint's orientation as D x F. */
    public FloatMatrix fromStored(FloatMatrix stored) {
        return inputMajor ? stored.transposed() : stored;
    }
}
