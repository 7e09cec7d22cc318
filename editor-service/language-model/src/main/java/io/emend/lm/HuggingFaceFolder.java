package io.emend.lm;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.emend.lm.checkpoint.JsonFiles;
import io.emend.lm.checkpoint.SafetensorsWriter;
import io.emend.lm.checkpoint.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes a model, edits included, as a folder that transformers (and this library) load to the same logits. */
public final class HuggingFaceFolder {
    private static final List<String> COPIED = List.of(
            "tokenizer.json",
            "tokenizer_config.json",
            "generation_config.json",
            "special_tokens_map.json",
            "chat_template.jinja");

    private HuggingFaceFolder() {}

    /**
     * Saves a snapshot in float32: every weight exactly as it computes. Activation patches are not weights and are
     * not saved.
     * @param model the snapshot
     * @param folder created if need be; files of the same names are replaced
     * @throws IOException if the folder cannot be written
     */
    public static void save(LanguageModel model, Path folder) throws IOException {
        Files.createDirectories(folder);
        if (Files.isSameFile(folder, model.folder())) {
            throw new IOException("refusing to overwrite the checkpoint that is in use: " + folder);
        }
        try (var use = model.lifetime().use()) {
            var writer = new SafetensorsWriter(Map.of("format", "pt"));
            model.transformer()
                    .namedTensors()
                    .forEach((name, tensor) -> writer.add(
                            name,
                            TensorType.F32,
                            Arrays.stream(tensor.getShape().getShape()).boxed().toList(),
                            () -> model.transformer().floats(tensor)));
            writer.write(folder.resolve("model.safetensors"));
        }
        writeConfig(model.folder(), folder);
        for (String name : COPIED) {
            Path source = model.folder().resolve(name);
            if (Files.exists(source)) {
                Files.copy(source, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void writeConfig(Path from, Path to) throws IOException {
        JsonObject config = JsonFiles.read(from.resolve("config.json")).orElseThrow();
        config.remove("quantization_config");
        config.addProperty(config.has("torch_dtype") ? "torch_dtype" : "dtype", "float32");
        var gson = new GsonBuilder().setPrettyPrinting().serializeNulls().create();
        Files.writeString(to.resolve("config.json"), gson.toJson(config) + "\n");
    }
}
