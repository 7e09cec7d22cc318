package io.emend.lm.checkpoint;

import com.google.gson.JsonObject;
import io.emend.lm.CheckpointException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * The index of a Hugging Face folder: its settings and where every tensor lies, in one file or in shards. Opening
 * reads headers only.
 */
public final class Checkpoint {
    private static final String SINGLE = "model.safetensors";
    private static final String SHARD_INDEX = "model.safetensors.index.json";
    private static final List<String> PICKLES =
            List.of("pytorch_model.bin", "pytorch_model.bin.index.json", "model.pt", "consolidated.00.pth");

    private final Path folder;
    private final JsonObject config;
    private final Map<String, TensorEntry> tensors;
    private final SequencedSet<Path> files;

    private Checkpoint(Path folder, JsonObject config, Map<String, TensorEntry> tensors, SequencedSet<Path> files) {
        this.folder = folder;
        this.config = config;
        this.tensors = Collections.unmodifiableMap(tensors);
        this.files = Collections.unmodifiableSequencedSet(files);
    }

    /**
     * Opens a folder.
     * @throws CheckpointException if it lacks config.json or safetensors weights, or any of them is malformed
     */
    public static Checkpoint open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CheckpointException(
                    "%s is not a folder. Give the folder of a Hugging Face checkpoint.".formatted(folder));
        }
        JsonObject config = JsonFiles.read(folder.resolve("config.json"))
                .orElseThrow(() -> new CheckpointException(
                        "%s has no config.json. Give the folder of a Hugging Face checkpoint.".formatted(folder)));
        if (Files.exists(folder.resolve(SHARD_INDEX))) {
            return sharded(folder, config);
        }
        Path single = folder.resolve(SINGLE);
        if (!Files.exists(single)) {
            throw new CheckpointException(missingWeights(folder));
        }
        var files = new TreeSet<Path>(List.of(single));
        return new Checkpoint(folder, config, SafetensorsHeader.read(single).tensors(), files);
    }

    private static Checkpoint sharded(Path folder, JsonObject config) {
        JsonObject index = JsonFiles.read(folder.resolve(SHARD_INDEX)).orElseThrow();
        if (!(index.get("weight_map") instanceof JsonObject weightMap)) {
            throw new CheckpointException("%s has no weight_map. Download it again.".formatted(SHARD_INDEX));
        }
        var files = new TreeSet<Path>();
        Map<String, String> fileOf = new LinkedHashMap<>();
        for (String name : weightMap.keySet()) {
            String file = JsonFiles.text(weightMap, name)
                    .orElseThrow(() -> new CheckpointException("%s is malformed.".formatted(SHARD_INDEX)));
            fileOf.put(name, file);
            files.add(shard(folder, file));
        }
        Map<String, TensorEntry> found = new LinkedHashMap<>();
        for (Path file : files) {
            found.putAll(SafetensorsHeader.read(file).tensors());
        }
        fileOf.forEach((name, file) -> {
            TensorEntry entry = found.get(name);
            if (entry == null || !entry.file().equals(shard(folder, file))) {
                throw new CheckpointException(
                        "%s promises tensor '%s' in %s, which does not hold it. Download the shards again."
                                .formatted(SHARD_INDEX, name, file));
            }
        });
        return new Checkpoint(folder, config, found, files);
    }

    private static Path shard(Path folder, String file) {
        Path path = folder.resolve(file).normalize();
        if (!folder.normalize().equals(path.getParent())) {
            throw new CheckpointException("%s names a shard outside its folder: %s".formatted(SHARD_INDEX, file));
        }
        if (!Files.isRegularFile(path)) {
            throw new CheckpointException(
                    "shard %s is missing from %s. Download the whole checkpoint.".formatted(file, folder));
        }
        return path;
    }

    private static String missingWeights(Path folder) {
        Optional<String> pickle = PICKLES.stream()
                .filter(name -> Files.exists(folder.resolve(name)))
                .findFirst();
        return pickle.map(name ->
                        "%s holds only %s, a pickle, which can run code when loaded. Convert it to safetensors first."
                                .formatted(folder, name))
                .orElse("%s has no model.safetensors. Download the whole checkpoint.".formatted(folder));
    }

    /** The folder that was opened. */
    public Path folder() {
        return folder;
    }

    /** The content of config.json. */
    public JsonObject config() {
        return config;
    }

    /** Every tensor by name. */
    public Map<String, TensorEntry> tensors() {
        return tensors;
    }

    /** The safetensors files, sorted by name. */
    public SequencedSet<Path> files() {
        return files;
    }

    /**
     * SHA-256 over config.json and the tensor files: names, lengths and bytes, in sorted order.
     * @return {@code sha256:} and 64 hexadecimal digits; reads every byte, so it takes about a second per 2 GB
     */
    public String fingerprint() {
        try {
            return Fingerprint.of(folder, files);
        } catch (IOException e) {
            throw new CheckpointException("%s could not be read: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
