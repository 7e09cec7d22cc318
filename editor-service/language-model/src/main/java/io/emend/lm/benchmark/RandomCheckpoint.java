package io.emend.lm.benchmark;

import com.google.gson.JsonObject;
import io.emend.lm.checkpoint.SafetensorsWriter;
import io.emend.lm.checkpoint.TensorType;
import io.emend.lm.family.Families;
import io.emend.lm.transformer.Transformer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Writes checkpoints of any shape with random weights: what takes time and memory is the shape, not the knowledge. */
public final class RandomCheckpoint {
    /** Half the width of the uniform distribution of matrix elements; its deviation is near the usual 0.02. */
    private static final float SPREAD = 0.035f;

    private static final long SEED = 1;

    private RandomCheckpoint() {}

    /**
     * Writes a folder, the same for the same arguments.
     * @param config content of its config.json; names the family and its sizes, and receives the type
     * @param type element type of the weights: F32, F16 or BF16
     * @throws IOException if the folder cannot be written
     */
    public static void write(Path folder, JsonObject config, TensorType type) throws IOException {
        write(folder, config, type, List.of());
    }

    /**
     * The same with a vocabulary that has some words.
     * @param words texts that become one token each, with the blank before them, where there is one
     * @throws IOException if the folder cannot be written
     */
    public static void write(Path folder, JsonObject config, TensorType type, List<String> words) throws IOException {
        Files.createDirectories(folder);
        config.addProperty(
                "dtype", type == TensorType.F32 ? "float32" : type == TensorType.F16 ? "float16" : "bfloat16");
        Files.writeString(folder.resolve("config.json"), config.toString());
        int vocabulary = config.get("vocab_size").getAsInt();
        Files.writeString(folder.resolve("tokenizer.json"), RandomTokenizer.json(vocabulary, SEED, words));
        var writer = new SafetensorsWriter(Map.of("format", "pt"));
        var random = new SplittableRandom(SEED);
        Transformer.storedTensors(Families.describe(config))
                .forEach((name, shape) -> writer.add(name, type, shape, () -> values(name, shape, type, random)));
        writer.write(folder.resolve("model.safetensors"));
    }

    /** Vectors are ones, so that norms pass their input on; biases in them do no harm to a measurement. */
    private static ByteBuffer values(String name, List<Long> shape, TensorType type, SplittableRandom random) {
        int count = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
        var bytes = ByteBuffer.allocate(count * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        boolean vector = shape.size() == 1;
        float constant = name.endsWith(".bias") ? 0 : 1;
        for (int i = 0; i < count; i++) {
            float value = vector ? constant : (random.nextInt() * 0x1p-31f) * SPREAD;
            switch (type) {
                case F32 -> bytes.putFloat(value);
                case F16 -> bytes.putShort(Float.floatToFloat16(value));
                case BF16 -> bytes.putShort((short) (Float.floatToIntBits(value) >>> 16));
                default -> throw new IllegalArgumentException("no random weights of type " + type);
            }
        }
        return bytes.flip();
    }
}
