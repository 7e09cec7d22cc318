package io.emend.editing;

import java.util.Arrays;

/**
 * One association of a slot: at this layer, on seeing this key, add this δ to the output of the MLP.
 *
 * <p>The arrays are float32 numbers, so that a row read back from its file is the row that was planned. They are not
 * copied: treat them as immutable.
 *
 * @param layer index of the layer, from zero
 * @param mention name of the subject whose last token makes the key; for a codebook's entry, the answer it leads to
 * @param keyF mean input of the down-projection at that token, or at the prompt's last, on the base model (F)
 * @param directionF {@code C⁻¹ k}: the direction of the write (F); empty where nothing is written into weights
 * @param deltaD wanted change of the down-projection's output (D)
 */
@SuppressWarnings("ArrayRecordComponent") // numeric buffers; equality is defined below
public record SlotRow(int layer, String mention, float[] keyF, float[] directionF, float[] deltaD) {
    public SlotRow {
        if (layer < 0
                || keyF.length == 0
                || directionF.length != 0 && keyF.length != directionF.length
                || deltaD.length == 0) {
            throw new IllegalArgumentException("Layer " + layer + ", key " + keyF.length + ", direction "
                    + directionF.length + ", delta " + deltaD.length + " do not make a row");
        }
        requireFinite(keyF, "key");
        requireFinite(directionF, "direction");
        requireFinite(deltaD, "delta");
    }

    private static void requireFinite(float[] values, String what) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new EditException.EditDiverged("The " + what + " of a planned row holds " + value);
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlotRow row
                && layer == row.layer
                && mention.equals(row.mention)
                && Arrays.equals(keyF, row.keyF)
                && Arrays.equals(directionF, row.directionF)
                && Arrays.equals(deltaD, row.deltaD);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * layer + mention.hashCode()) + Arrays.hashCode(deltaD);
    }
}
