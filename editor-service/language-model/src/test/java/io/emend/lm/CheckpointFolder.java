package io.emend.lm;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.emend.lm.checkpoint.SafetensorsHeader;
import io.emend.lm.checkpoint.SafetensorsWriter;
import io.emend.lm.checkpoint.TensorEntry;
import io.emend.lm.checkpoint.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Makes variants of a fixture's folder: other element types, shards, changed settings. */
final class CheckpointFolder {
    private final Path folder;

    private CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    static CheckpointFolder copyOf(String family, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(Fixture.folder(family))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return new CheckpointFolder(to);
    }

    Path path() {
        return folder;
    }

    CheckpointFolder withSetting(String key, Object value) throws IOException {
        Path file = folder.resolve("config.json");
        var config = new Gson().fromJson(Files.readString(file), JsonObject.class);
        JsonElement json = new Gson().toJsonTree(value);
        config.add(key, json);
        Files.writeString(file, config.toString());
        return this;
    }

    CheckpointFolder without(String file) throws IOException {
        Files.delete(folder.resolve(file));
        return this;
    }

    /** Rewrites all weights as another type; narrowing truncates bfloat16 and rounds float16. */
    CheckpointFolder as(TensorType type) throws IOException {
        Path file = folder.resolve("model.safetensors");
        Path other = folder.resolve("other.safetensors");
        var writer = new SafetensorsWriter(Map.of("format", "pt"));
        for (TensorEntry entry : SafetensorsHeader.read(file).tensors().values()) {
            float[] values = read(entry);
            writer.add(entry.name(), type, entry.shape(), () -> bytes(values, type));
        }
        writer.write(other);
        Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return this;
    }

    /** Splits the weights over two files with an index. */
    CheckpointFolder sharded() throws IOException {
        Path file = folder.resolve("model.safetensors");
        var first = new SafetensorsWriter(Map.of("format", "pt"));
        var second = new SafetensorsWriter(Map.of("format", "pt"));
        var map = new JsonObject();
        int i = 0;
        for (TensorEntry entry : SafetensorsHeader.read(file).tensors().values()) {
            float[] values = read(entry);
            boolean even = i++ % 2 == 0;
            (even ? first : second)
                    .add(entry.name(), TensorType.F32, entry.shape(), () -> bytes(values, TensorType.F32));
            map.addProperty(
                    entry.name(), even ? "model-00001-of-00002.safetensors" : "model-00002-of-00002.safetensors");
        }
        first.write(folder.resolve("model-00001-of-00002.safetensors"));
        second.write(folder.resolve("model-00002-of-00002.safetensors"));
        var index = new JsonObject();
        index.add("weight_map", map);
        Files.writeString(folder.resolve("model.safetensors.index.json"), index.toString());
        return without("model.safetensors");
    }

    private static float[] read(TensorEntry entry) throws IOException {
        try (var channel = FileChannel.open(entry.file())) {
            var values = new float[(int) entry.bytes() / Float.BYTES];
            channel.map(MapMode.READ_ONLY, entry.position(), entry.bytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return values;
        }
    }

    private static ByteBuffer bytes(float[] values, TensorType type) {
        var bytes = ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            switch (type) {
                case F64 -> bytes.putDouble(value);
                case F16 -> bytes.putShort(Float.floatToFloat16(value));
                case BF16 -> bytes.putShort((short) (Float.floatToIntBits(value) >>> 16));
                default -> bytes.putFloat(value);
            }
        }
        return bytes.flip();
    }
}
