package io.emend.editing.grace;

/**
 * One entry of a codebook. The arrays are shared: treat them as immutable.
 *
 * @param layer layer it belongs to
 * @param label the answer it leads to
 * @param keyF key at the prompt's last token (F)
 * @param deltaD what it adds to the MLP's output there (D)
 * @param radius Euclidean distance up to which it takes effect
 */
@SuppressWarnings("ArrayRecordComponent") // numeric buffers that are never compared
public record CodebookEntry(int layer, String label, float[] keyF, float[] deltaD, double radius) {
    CodebookEntry within(double other) {
        return new CodebookEntry(layer, label, keyF, deltaD, other);
    }

    double distanceTo(float[] key) {
        double squares = 0;
        for (int i = 0; i < key.length; i++) {
            double difference = (double) keyF[i] - key[i];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }
}
