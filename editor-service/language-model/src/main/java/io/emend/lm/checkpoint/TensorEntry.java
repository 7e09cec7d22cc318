package io.emend.lm.checkpoint;

import java.nio.file.Path;
import java.util.List;

/**
 * Where one tensor lies in a file.
 * @param name the tensor's name in the checkpoint
 * @param type element type
 * @param shape sizes of the dimensions
 * @param file the safetensors file that holds it
 * @param position first byte, counted from the start of the file
 * @param bytes length in bytes
 */
public record TensorEntry(String name, TensorType type, List<Long> shape, Path file, long position, long bytes) {
    public TensorEntry {
        shape = List.copyOf(shape);
    }
}
