package io.emend.training;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes tensors as safetensors, float32 for checkpoints to resume from, float16 for models to ship; reads its own files. */
final class TensorFile {
    private static final Pattern ENTRY = Pattern.compile(
            "\"([^\"]+)\":\\{\"dtype\":\"(F32|F16)\",\"shape\":\\[[0-9,]*],\"data_offsets\":\\[(\\d+),(\\d+)]}");
    private static final int HEADER_ALIGNMENT = 8;

    private TensorFile() {}

    /** Writes to a temporary file beside {@code file}, then renames, so that a crash leaves the old file whole. */
    static void write(Path file, Map<String, float[]> tensors, Map<String, long[]> shapes, boolean half)
            throws IOException {
        int width = half ? Short.BYTES : Float.BYTES;
        var header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        long offset = 0;
        for (var tensor : tensors.entrySet()) {
            long end = offset + (long) tensor.getValue().length * width;
            header.append(",\"")
                    .append(tensor.getKey())
                    .append("\":{\"dtype\":\"")
                    .append(half ? "F16" : "F32")
                    .append("\",\"shape\":")
                    .append(shape(tensor, shapes))
                    .append(",\"data_offsets\":[")
                    .append(offset)
                    .append(',')
                    .append(end)
                    .append("]}");
            offset = end;
        }
        header.append('}');
        while (header.length() % HEADER_ALIGNMENT != 0) {
            header.append(' ');
        }
        Path temporary = file.resolveSibling(file.getFileName() + ".part");
        try (var channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] bytes = header.toString().getBytes(StandardCharsets.UTF_8);
            channel.write(buffer(Long.BYTES).putLong(bytes.length).flip());
            channel.write(ByteBuffer.wrap(bytes));
            for (float[] values : tensors.values()) {
                ByteBuffer data = buffer(values.length * width);
                for (float value : values) {
                    if (half) {
                        data.putShort(Float.floatToFloat16(value));
                    } else {
                        data.putFloat(value);
                    }
                }
                data.flip();
                while (data.hasRemaining()) {
                    channel.write(data);
                }
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String shape(Map.Entry<String, float[]> tensor, Map<String, long[]> shapes) {
        long[] sizes = shapes.getOrDefault(tensor.getKey(), new long[] {tensor.getValue().length});
        return sizes.length == 1 ? "[" + sizes[0] + "]" : "[" + sizes[0] + "," + sizes[1] + "]";
    }

    /**
     * Reads a file written by {@link #write}.
     *
     * @throws TrainingException if it is none
     */
    static Map<String, float[]> read(Path file) throws IOException {
        try {
            return decoded(file);
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | ArithmeticException
                | NegativeArraySizeException e) {
            throw new TrainingException("The file " + file + " holds no tensors, or less than it says.", e);
        }
    }

    private static Map<String, float[]> decoded(Path file) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int headerLength = Math.toIntExact(all.getLong());
        byte[] header = new byte[headerLength];
        all.get(header);
        int start = all.position();
        Map<String, float[]> tensors = new LinkedHashMap<>();
        Matcher entry = ENTRY.matcher(new String(header, StandardCharsets.UTF_8));
        while (entry.find()) {
            boolean half = entry.group(2).equals("F16");
            int from = Integer.parseInt(entry.group(3));
            int bytes = Integer.parseInt(entry.group(4)) - from;
            ByteBuffer data = all.slice(start + from, bytes).order(ByteOrder.LITTLE_ENDIAN);
            float[] values = new float[bytes / (half ? Short.BYTES : Float.BYTES)];
            for (int i = 0; i < values.length; i++) {
                values[i] = half ? Float.float16ToFloat(data.getShort()) : data.getFloat();
            }
            tensors.put(entry.group(1), values);
        }
        return tensors;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
