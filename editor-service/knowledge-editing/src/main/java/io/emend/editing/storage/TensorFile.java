package io.emend.editing.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The content of a small safetensors file: named float tensors and text metadata.
 *
 * <p>Encoding is reproducible: names are sorted, tensors are contiguous and aligned, so equal content gives equal
 * bytes. Decoding is strict and checks every length before it allocates.
 *
 * @param metadata the {@code __metadata__} entry, by key
 * @param tensors tensors by name
 */
public record TensorFile(SortedMap<String, String> metadata, SortedMap<String, Tensor> tensors) {
    private static final int ALIGNMENT = 8;
    private static final int MAX_HEADER = 16 << 20;
    private static final String METADATA = "__metadata__";

    public TensorFile {
        metadata = new TreeMap<>(metadata);
        tensors = new TreeMap<>(tensors);
    }

    /** A tensor of type {@code F16}, {@code F32}, {@code F64} or {@code I16} (16-bit integers) as raw little-endian bytes. */
    @SuppressWarnings("ArrayRecordComponent") // a buffer that is never compared
    public record Tensor(String type, int[] shape, byte[] bytes) {
        public Tensor {
            long count = 1;
            for (int length : shape) {
                count = Math.multiplyExact(count, length);
            }
            if (count * width(type) != bytes.length) {
                throw new IllegalArgumentException(
                        "Shape holds " + count + " numbers of type " + type + ", found " + bytes.length + " bytes");
            }
        }

        public static Tensor ofFloats(float[] values, int... shape) {
            ByteBuffer buffer = littleEndian(values.length * Float.BYTES);
            buffer.asFloatBuffer().put(values);
            return new Tensor("F32", shape, buffer.array());
        }

        public static Tensor ofDoubles(double[] values, int... shape) {
            ByteBuffer buffer = littleEndian(values.length * Double.BYTES);
            buffer.asDoubleBuffer().put(values);
            return new Tensor("F64", shape, buffer.array());
        }

        public static Tensor ofShorts(short[] values, int... shape) {
            ByteBuffer buffer = littleEndian(values.length * Short.BYTES);
            buffer.asShortBuffer().put(values);
            return new Tensor("I16", shape, buffer.array());
        }

        public float[] floats() {
            require("F32");
            float[] values = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return values;
        }

        /** The numbers of a float16 tensor. */
        public float[] halves() {
            require("F16");
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            float[] values = new float[bytes.length / Short.BYTES];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.float16ToFloat(buffer.getShort());
            }
            return values;
        }

        public double[] doubles() {
            require("F64");
            double[] values = new double[bytes.length / Double.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer()
                    .get(values);
            return values;
        }

        public short[] shorts() {
            require("I16");
            short[] values = new short[bytes.length / Short.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(values);
            return values;
        }

        private void require(String expected) {
            if (!type.equals(expected)) {
                throw new MalformedTensorFile("Expected a tensor of type " + expected + ", found " + type);
            }
        }

        private static ByteBuffer littleEndian(int bytes) {
            return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        private static int width(String type) {
            return switch (type) {
                case "F16", "I16" -> Short.BYTES;
                case "F32" -> Float.BYTES;
                case "F64" -> Double.BYTES;
                default -> throw new MalformedTensorFile("Tensors of type " + type + " do not belong here");
            };
        }
    }

    /** The bytes of the file. */
    public byte[] encode() {
        JsonObject header = new JsonObject();
        JsonObject meta = new JsonObject();
        metadata.forEach(meta::addProperty);
        header.add(METADATA, meta);
        int offset = 0;
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            Tensor tensor = entry.getValue();
            JsonObject described = new JsonObject();
            described.addProperty("dtype", tensor.type());
            described.add("shape", array(tensor.shape()));
            described.add("data_offsets", array(offset, offset + tensor.bytes().length));
            header.add(entry.getKey(), described);
            offset += tensor.bytes().length;
        }
        String text = header.toString();
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        byte[] head = (text + " ".repeat(Math.floorMod(-length, ALIGNMENT))).getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(Long.BYTES + head.length + offset).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(head.length).put(head);
        tensors.values().forEach(tensor -> out.put(tensor.bytes()));
        return out.array();
    }

    private static JsonArray array(int... numbers) {
        JsonArray result = new JsonArray();
        for (int number : numbers) {
            result.add(number);
        }
        return result;
    }

    /**
     * Reads a file's bytes.
     *
     * @throws MalformedTensorFile if they are not exactly one safetensors file of the types used here
     */
    public static TensorFile decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < Long.BYTES) {
            throw new MalformedTensorFile("The file ends after " + bytes.length + " bytes");
        }
        long headLength = in.getLong();
        if (headLength < 2 || headLength > Math.min(MAX_HEADER, bytes.length - Long.BYTES)) {
            throw new MalformedTensorFile("The header claims " + headLength + " of " + bytes.length + " bytes");
        }
        int dataFrom = Long.BYTES + (int) headLength;
        String text = new String(bytes, Long.BYTES, (int) headLength, StandardCharsets.UTF_8);
        try {
            return decode(JsonParser.parseString(text).getAsJsonObject(), bytes, dataFrom);
        } catch (MalformedTensorFile e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever the JSON holds instead of what it should: one answer for all of it.
            throw new MalformedTensorFile("The header is not that of a safetensors file", e);
        }
    }

    private static TensorFile decode(JsonObject header, byte[] bytes, int dataFrom) {
        SortedMap<String, String> metadata = new TreeMap<>();
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : header.entrySet()) {
            JsonObject value = entry.getValue().getAsJsonObject();
            if (entry.getKey().equals(METADATA)) {
                value.entrySet()
                        .forEach(e -> metadata.put(e.getKey(), e.getValue().getAsString()));
            } else {
                tensors.put(entry.getKey(), tensor(value, bytes, dataFrom));
            }
        }
        return new TensorFile(metadata, tensors);
    }

    private static Tensor tensor(JsonObject described, byte[] bytes, int dataFrom) {
        JsonArray shape = described.getAsJsonArray("shape");
        int[] lengths = new int[shape.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = shape.get(i).getAsInt();
        }
        JsonArray offsets = described.getAsJsonArray("data_offsets");
        long from = offsets.get(0).getAsLong();
        long to = offsets.get(1).getAsLong();
        if (from < 0 || to < from || to > bytes.length - dataFrom) {
            throw new MalformedTensorFile("A tensor claims bytes " + from + " to " + to + " beyond the file's end");
        }
        byte[] data = new byte[(int) (to - from)];
        System.arraycopy(bytes, dataFrom + (int) from, data, 0, data.length);
        return new Tensor(described.get("dtype").getAsString(), lengths, data);
    }

    /**
     * A tensor that must be there.
     *
     * @throws MalformedTensorFile if it is not
     */
    public Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new MalformedTensorFile("Tensor '" + name + "' is missing");
        }
        return tensor;
    }

    /**
     * A metadata entry that must be there.
     *
     * @throws MalformedTensorFile if it is not
     */
    public String text(String key) {
        String value = metadata.get(key);
        if (value == null) {
            throw new MalformedTensorFile("Metadata entry '" + key + "' is missing");
        }
        return value;
    }
}
