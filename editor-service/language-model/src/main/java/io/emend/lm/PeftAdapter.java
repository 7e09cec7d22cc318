package io.emend.lm;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.emend.lm.checkpoint.JsonFiles;
import io.emend.lm.checkpoint.SafetensorsHeader;
import io.emend.lm.checkpoint.SafetensorsWriter;
import io.emend.lm.checkpoint.TensorEntry;
import io.emend.lm.checkpoint.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * LoRA adapters in PEFT's folder layout: {@code adapter_config.json} and {@code adapter_model.safetensors}.
 *
 * <p>The factors go in as they are ({@code lora_B} is up, {@code lora_A} is down) with {@code lora_alpha = r}, so that
 * the adapter's scale is 1. All deltas are padded with zeros to one rank, which serving engines want from a short list
 * of ranks. Only matrices stored D x F can be adapted: Llama, Mistral, Qwen and GPT-NeoX modules, not GPT-2's Conv1D.
 */
public final class PeftAdapter {
    /** Ranks that vLLM accepts. */
    private static final List<Integer> SERVED_RANKS = List.of(1, 8, 16, 32, 64, 128, 256, 320, 512);

    private static final String PREFIX = "base_model.model.";
    private static final String WEIGHT = ".weight";

    private PeftAdapter() {}

    /**
     * Writes an adapter.
     * @param baseModel name or path of the base model, for the adapter's config
     * @param deltas changes by tensor; at least one, no tensor twice
     * @param folder created if need be
     * @throws IllegalArgumentException if there is no delta, or its rank is above those that can be served
     * @throws IOException if the folder cannot be written
     */
    public static void write(String baseModel, List<LowRankDelta> deltas, Path folder) throws IOException {
        if (deltas.isEmpty()) {
            throw new IllegalArgumentException("an adapter needs at least one delta");
        }
        int needed = deltas.stream().mapToInt(LowRankDelta::rank).max().orElseThrow();
        int rank = SERVED_RANKS.stream()
                .filter(r -> r >= needed)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "rank %d is above the largest that can be served, %d. Save the whole model instead."
                                .formatted(needed, SERVED_RANKS.getLast())));
        Files.createDirectories(folder);
        var writer = new SafetensorsWriter(Map.of("format", "pt"));
        for (LowRankDelta delta : deltas) {
            String module = PREFIX + module(delta);
            FloatMatrix a = padded(delta.downRF(), rank, delta.downRF().columns());
            FloatMatrix b = padded(delta.upDR(), delta.upDR().rows(), rank);
            writer.add(module + ".lora_A.weight", TensorType.F32, shape(a), () -> bytes(a));
            writer.add(module + ".lora_B.weight", TensorType.F32, shape(b), () -> bytes(b));
        }
        writer.write(folder.resolve("adapter_model.safetensors"));
        var gson = new GsonBuilder().setPrettyPrinting().serializeNulls().create();
        Files.writeString(folder.resolve("adapter_config.json"), gson.toJson(config(baseModel, deltas, rank)) + "\n");
    }

    /**
     * Reads an adapter for any modules, its scale folded into the up factor.
     * @throws CheckpointException if it is damaged or not a plain LoRA
     */
    public static List<LowRankDelta> read(Path folder) {
        JsonObject config = JsonFiles.read(folder.resolve("adapter_config.json"))
                .orElseThrow(() -> new CheckpointException("%s has no adapter_config.json.".formatted(folder)));
        int rank = JsonFiles.integer(config, "r").orElse(0);
        if (rank < 1 || !JsonFiles.text(config, "peft_type").orElse("").equals("LORA")) {
            throw new CheckpointException("%s is not a LoRA adapter with a rank.".formatted(folder));
        }
        double alpha = JsonFiles.number(config, "lora_alpha").orElse(rank);
        double scale = JsonFiles.flag(config, "use_rslora", false) ? alpha / Math.sqrt(rank) : alpha / rank;
        Map<String, TensorEntry> tensors = SafetensorsHeader.read(folder.resolve("adapter_model.safetensors"))
                .tensors();
        List<LowRankDelta> deltas = new ArrayList<>();
        tensors.forEach((name, down) -> {
            if (name.endsWith(".lora_A.weight")) {
                String module = name.substring(0, name.length() - ".lora_A.weight".length());
                TensorEntry up = tensors.get(module + ".lora_B.weight");
                if (up == null) {
                    throw new CheckpointException("%s has lora_A but no lora_B for '%s'.".formatted(folder, module));
                }
                String tensor = (module.startsWith(PREFIX) ? module.substring(PREFIX.length()) : module) + WEIGHT;
                deltas.add(new LowRankDelta(tensor, scaled(matrix(up), scale), matrix(down)));
            }
        });
        return deltas;
    }

    private static String module(LowRankDelta delta) {
        String name = delta.tensorName();
        if (!name.endsWith(WEIGHT)) {
            throw new IllegalArgumentException("'%s' is not a weight that LoRA can adapt".formatted(name));
        }
        return name.substring(0, name.length() - WEIGHT.length());
    }

    private static JsonObject config(String baseModel, List<LowRankDelta> deltas, int rank) {
        var modules = new JsonArray();
        deltas.stream()
                .map(PeftAdapter::module)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .distinct()
                .sorted()
                .forEach(modules::add);
        var layers = new JsonArray();
        deltas.stream()
                .map(PeftAdapter::module)
                .flatMap(name -> List.of(name.split("\\.")).stream())
                .filter(part -> part.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .distinct()
                .sorted()
                .forEach(layers::add);
        var config = new JsonObject();
        config.addProperty("peft_type", "LORA");
        config.addProperty("task_type", "CAUSAL_LM");
        config.addProperty("base_model_name_or_path", baseModel);
        config.addProperty("r", rank);
        config.addProperty("lora_alpha", rank);
        config.addProperty("lora_dropout", 0.0);
        config.addProperty("bias", "none");
        config.addProperty("fan_in_fan_out", false);
        config.addProperty("inference_mode", true);
        config.addProperty("init_lora_weights", true);
        config.addProperty("use_rslora", false);
        config.addProperty("use_dora", false);
        config.add("target_modules", modules);
        config.add("layers_to_transform", layers);
        config.add("layers_pattern", com.google.gson.JsonNull.INSTANCE);
        config.add("modules_to_save", com.google.gson.JsonNull.INSTANCE);
        return config;
    }

    private static FloatMatrix padded(FloatMatrix matrix, int rows, int columns) {
        var data = new float[rows * columns];
        for (int i = 0; i < matrix.rows(); i++) {
            System.arraycopy(matrix.data(), i * matrix.columns(), data, i * columns, matrix.columns());
        }
        return new FloatMatrix(rows, columns, data);
    }

    private static FloatMatrix scaled(FloatMatrix matrix, double scale) {
        if (scale == 1) {
            return matrix;
        }
        var data = new float[matrix.data().length];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (matrix.data()[i] * scale);
        }
        return new FloatMatrix(matrix.rows(), matrix.columns(), data);
    }

    private static List<Long> shape(FloatMatrix matrix) {
        return List.of((long) matrix.rows(), (long) matrix.columns());
    }

    private static ByteBuffer bytes(FloatMatrix matrix) {
        var bytes = ByteBuffer.allocate(matrix.data().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(matrix.data());
        return bytes;
    }

    private static FloatMatrix matrix(TensorEntry entry) {
        if (entry.type() != TensorType.F32 || entry.shape().size() != 2) {
            throw new CheckpointException("adapter tensor '%s' is %s %s; expected a float32 matrix."
                    .formatted(entry.name(), entry.type(), entry.shape()));
        }
        try (var channel = FileChannel.open(entry.file(), StandardOpenOption.READ)) {
            var mapped = channel.map(FileChannel.MapMode.READ_ONLY, entry.position(), entry.bytes());
            var data = new float[Math.toIntExact(entry.bytes() / Float.BYTES)];
            mapped.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(data);
            return new FloatMatrix(
                    Math.toIntExact(entry.shape().get(0)),
                    Math.toIntExact(entry.shape().get(1)),
                    data);
        } catch (IOException e) {
            throw new CheckpointException("%s could not be read: %s".formatted(entry.file(), e.getMessage()), e);
        }
    }
}
