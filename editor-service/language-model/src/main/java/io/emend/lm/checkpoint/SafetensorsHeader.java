package io.emend.lm.checkpoint;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.emend.lm.CheckpointException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The index of a safetensors file: eight bytes of header length, a JSON object, then the tensors' bytes.
 *
 * <p>Everything in it is checked against the file's real size before any tensor is touched: known element types,
 * lengths that match shapes without overflow, and tensors that cover the data part exactly, without overlap or hole.
 * Reading allocates no more than a small multiple of the header, which itself cannot exceed the file.
 */
public final class SafetensorsHeader {
    /** The reference implementation's own limit. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private static final int MAX_DIMENSIONS = 8;

    private final Map<String, TensorEntry> tensors;
    private final Map<String, String> metadata;

    private SafetensorsHeader(Map<String, TensorEntry> tensors, Map<String, String> metadata) {
        this.tensors = tensors;
        this.metadata = metadata;
    }

    /**
     * Reads and checks the index.
     * @throws CheckpointException if the file is missing, cut short or malformed
     */
    public static SafetensorsHeader read(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < Long.BYTES) {
                throw bad(file, "it has only %d bytes".formatted(size));
            }
            ByteBuffer length = readFully(channel, 0, Long.BYTES, file).order(ByteOrder.LITTLE_ENDIAN);
            long headerBytes = length.getLong(0);
            if (headerBytes < 2 || headerBytes > size - Long.BYTES || headerBytes > MAX_HEADER_BYTES) {
                throw bad(
                        file,
                        "its header claims %s bytes in a file of %d"
                                .formatted(Long.toUnsignedString(headerBytes), size));
            }
            long dataStart = Long.BYTES + headerBytes;
            try (var reader = new JsonReader(utf8(new HeaderStream(channel, Long.BYTES, dataStart)))) {
                return parse(file, reader, dataStart, size - dataStart);
            }
        } catch (CharacterCodingException e) {
            throw new CheckpointException(
                    "%s is not a valid safetensors file: its header is not UTF-8. Download it again.".formatted(file),
                    e);
        } catch (IOException e) {
            throw new CheckpointException("%s could not be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Tensors by name, in the order of the header. */
    public Map<String, TensorEntry> tensors() {
        return tensors;
    }

    /** The free-form {@code __metadata__} strings. */
    public Map<String, String> metadata() {
        return metadata;
    }

    private static SafetensorsHeader parse(Path file, JsonReader reader, long dataStart, long dataBytes)
            throws IOException {
        Map<String, TensorEntry> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        try {
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (name.equals("__metadata__")) {
                    readMetadata(reader, metadata);
                } else if (tensors.put(name, readTensor(reader, name, file, dataStart, dataBytes)) != null) {
                    throw bad(file, "tensor '%s' is listed twice".formatted(shown(name)));
                }
            }
            reader.endObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw bad(file, "text follows its header's JSON object");
            }
        } catch (MalformedJsonException
                | EOFException
                | IllegalStateException
                | NumberFormatException
                | JsonParseException e) {
            throw new CheckpointException(
                    "%s is not a valid safetensors file: its header is not the expected JSON. Download it again."
                            .formatted(file),
                    e);
        }
        requireExactCover(file, tensors, dataStart, dataBytes);
        return new SafetensorsHeader(Collections.unmodifiableMap(tensors), Collections.unmodifiableMap(metadata));
    }

    private static void readMetadata(JsonReader reader, Map<String, String> metadata) throws IOException {
        reader.beginObject();
        while (reader.hasNext()) {
            metadata.put(reader.nextName(), reader.nextString());
        }
        reader.endObject();
    }

    private static TensorEntry readTensor(JsonReader reader, String name, Path file, long dataStart, long dataBytes)
            throws IOException {
        String typeName = "";
        List<Long> shape = null;
        List<Long> offsets = null;
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.nextName()) {
                case "dtype" -> typeName = reader.nextString();
                case "shape" -> shape = readNumbers(reader);
                case "data_offsets" -> offsets = readNumbers(reader);
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        if (shape == null || offsets == null || offsets.size() != 2) {
            throw bad(file, "tensor '%s' lacks a shape or two offsets".formatted(shown(name)));
        }
        String found = typeName;
        TensorType type = TensorType.named(typeName)
                .orElseThrow(
                        () -> bad(file, "tensor '%s' has the unknown type '%s'".formatted(shown(name), shown(found))));
        long begin = offsets.get(0);
        long end = offsets.get(1);
        if (begin < 0 || end < begin || end > dataBytes) {
            throw bad(
                    file,
                    "tensor '%s' lies at [%d, %d) of %d data bytes".formatted(shown(name), begin, end, dataBytes));
        }
        if (bytesOf(shape, type, name, file) != end - begin) {
            throw bad(
                    file,
                    "tensor '%s' of type %s and shape %s occupies %d bytes"
                            .formatted(shown(name), type, shape, end - begin));
        }
        return new TensorEntry(name, type, shape, file, dataStart + begin, end - begin);
    }

    private static List<Long> readNumbers(JsonReader reader) throws IOException {
        List<Long> numbers = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext() && numbers.size() <= MAX_DIMENSIONS) {
            numbers.add(reader.nextLong());
        }
        reader.endArray();
        return numbers;
    }

    private static long bytesOf(List<Long> shape, TensorType type, String name, Path file) {
        try {
            long bytes = type.bytes();
            for (long size : shape) {
                if (size < 0) {
                    throw bad(file, "tensor '%s' has the negative size %d".formatted(shown(name), size));
                }
                bytes = Math.multiplyExact(bytes, size);
            }
            return bytes;
        } catch (ArithmeticException e) {
            throw bad(file, "tensor '%s' has the impossible shape %s".formatted(shown(name), shape));
        }
    }

    private static void requireExactCover(Path file, Map<String, TensorEntry> tensors, long start, long dataBytes) {
        long next = start;
        var inOrder = tensors.values().stream()
                .sorted(Comparator.comparingLong(TensorEntry::position).thenComparingLong(TensorEntry::bytes))
                .toList();
        for (TensorEntry tensor : inOrder) {
            if (tensor.position() != next) {
                throw bad(
                        file,
                        "tensor '%s' %s"
                                .formatted(
                                        shown(tensor.name()),
                                        tensor.position() < next ? "overlaps another" : "leaves a hole before it"));
            }
            next += tensor.bytes();
        }
        if (next != start + dataBytes) {
            throw bad(file, "%d bytes at its end belong to no tensor".formatted(start + dataBytes - next));
        }
    }

    private static ByteBuffer readFully(FileChannel channel, long position, int bytes, Path file) throws IOException {
        var buffer = ByteBuffer.allocate(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw bad(file, "it ended while being read");
            }
        }
        return buffer.flip();
    }

    private static Reader utf8(InputStream bytes) {
        return new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", "?");
        return clean.length() <= 80 ? clean : clean.substring(0, 80) + "…";
    }

    private static CheckpointException bad(Path file, String found) {
        return new CheckpointException(
                "%s is not a valid safetensors file: %s. Download it again.".formatted(file, found));
    }
}
