package io.emend.lm.checkpoint;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a safetensors file tensor by tensor, so that no more than one tensor need be in memory. The file is synced
 * before it counts as written.
 */
public final class SafetensorsWriter {
    /** The header is padded with spaces so that every tensor starts aligned for any element type. */
    private static final int ALIGNMENT = 64;

    private record Pending(String name, TensorType type, List<Long> shape, Source source) {
        long bytes() {
            return shape.stream().mapToLong(Long::longValue).reduce(type.bytes(), Math::multiplyExact);
        }
    }

    /** Gives a tensor's bytes, little-endian, when it is its turn. */
    @FunctionalInterface
    public interface Source {
        /** The bytes, from position to limit. */
        ByteBuffer bytes();
    }

    private final List<Pending> tensors = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> metadata;

    /** @param metadata free-form strings for the header; transformers wants {@code format=pt} */
    public SafetensorsWriter(Map<String, String> metadata) {
        this.metadata = Map.copyOf(metadata);
    }

    /** Adds a tensor after those added before. @return this */
    public SafetensorsWriter add(String name, TensorType type, List<Long> shape, Source source) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("tensor '%s' was added twice".formatted(name));
        }
        tensors.add(new Pending(name, type, List.copyOf(shape), source));
        return this;
    }

    /** Writes and syncs the file, replacing one that is there. */
    public void write(Path file) throws IOException {
        byte[] header = header();
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var length = ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length);
            writeFully(channel, length.flip());
            writeFully(channel, ByteBuffer.wrap(header));
            for (Pending tensor : tensors) {
                ByteBuffer bytes = tensor.source().bytes();
                if (bytes.remaining() != tensor.bytes()) {
                    throw new IllegalArgumentException("tensor '%s' has %d bytes, not the %d of its shape"
                            .formatted(tensor.name(), bytes.remaining(), tensor.bytes()));
                }
                writeFully(channel, bytes);
            }
            channel.force(true);
        }
    }

    private byte[] header() {
        var json = new JsonObject();
        if (!metadata.isEmpty()) {
            var strings = new JsonObject();
            metadata.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> strings.addProperty(entry.getKey(), entry.getValue()));
            json.add("__metadata__", strings);
        }
        long offset = 0;
        for (Pending tensor : tensors) {
            var shape = new JsonArray();
            tensor.shape().forEach(shape::add);
            var offsets = new JsonArray();
            offsets.add(offset);
            offset += tensor.bytes();
            offsets.add(offset);
            var entry = new JsonObject();
            entry.addProperty("dtype", tensor.type().name());
            entry.add("shape", shape);
            entry.add("data_offsets", offsets);
            json.add(tensor.name(), entry);
        }
        String text = json.toString();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        int padding = Math.floorMod(-(bytes + Long.BYTES), ALIGNMENT);
        return (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
