package io.emend.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes the vectors and matrices that stood for edits in training beside the model ({@code emend-codes.json},
 * {@code emend-codes.safetensors}): an editor that knows them begins there. The model itself does without.
 */
final class EditCodesFile {
    private EditCodesFile() {}

    /**
     * @param fingerprint the model's, as the language-model engine computes it
     * @param layer whose output they are added to
     * @param relations ids in the order of the matrices
     * @param objects ids in the order of the vectors
     */
    static void write(
            Path folder,
            String fingerprint,
            int layer,
            List<String> relations,
            List<String> objects,
            Map<String, float[]> weights)
            throws IOException {
        float[] vectors = Objects.requireNonNull(weights.get(EditCodes.OBJECTS), EditCodes.OBJECTS);
        float[] matrices = Objects.requireNonNull(weights.get(EditCodes.RELATIONS), EditCodes.RELATIONS)
                .clone();
        for (int i = 0; i < matrices.length; i++) {
            matrices[i] *= (float) EditCodes.SCALE;
        }
        int width = vectors.length / objects.size();
        int rows = relations.size() * width;
        Map<String, float[]> tensors = new LinkedHashMap<>();
        tensors.put("objects", vectors);
        tensors.put("relations", matrices);
        Map<String, long[]> shapes = Map.of(
                "objects", new long[] {objects.size(), width},
                "relations", new long[] {rows, matrices.length / rows});
        Path file = folder.resolve("emend-codes.safetensors");
        TensorFile.write(file, tensors, shapes, true);
        Files.writeString(folder.resolve("emend-codes.json"), """
                {
                  "format": "emend-codes-1",
                  "model": "%s",
                  "tensors": "%s",
                  "layer": %d,
                  "relations": [%s],
                  "objects": [%s]
                }
                """.formatted(
                        fingerprint, hash(file), layer, quoted(relations), quoted(objects)));
    }

    private static String quoted(List<String> ids) {
        return ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(", "));
    }

    private static String hash(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
