package io.emend.editing.ledger;

import io.emend.editing.SlotRow;
import io.emend.editing.grace.CodebookEntry;
import io.emend.editing.storage.ContentHash;
import io.emend.lm.FloatMatrix;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The hash that proves a model state: base checkpoint, effective edited tensors, rows beside the weights. */
final class ModelHash {
    private static final String DOMAIN = "emend-model-1";

    private ModelHash() {}

    /**
     * @param baseFingerprint fingerprint of the base checkpoint
     * @param tensors effective edited tensors by name
     * @param memory memory rows in canonical order
     * @param tau threshold of the memory
     * @param codebook entries of the codebook in canonical order
     */
    static String of(
            String baseFingerprint,
            SortedMap<String, FloatMatrix> tensors,
            List<SlotRow> memory,
            double tau,
            List<CodebookEntry> codebook) {
        ContentHash hash = new ContentHash().add(DOMAIN).add(baseFingerprint).add(tensors.size());
        for (Map.Entry<String, FloatMatrix> entry : tensors.entrySet()) {
            FloatMatrix matrix = entry.getValue();
            hash.add(entry.getKey()).add(matrix.rows()).add(matrix.columns()).add(matrix.data());
        }
        hash.add(memory.size());
        for (SlotRow row : memory) {
            hash.add(row.layer()).add(row.keyF()).add(row.deltaD()).add(new double[] {tau});
        }
        hash.add(codebook.size());
        for (CodebookEntry entry : codebook) {
            hash.add(entry.layer()).add(entry.keyF()).add(entry.deltaD()).add(new double[] {entry.radius()});
        }
        return hash.finish();
    }
}
