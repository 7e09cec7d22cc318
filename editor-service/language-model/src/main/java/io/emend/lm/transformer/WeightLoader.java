package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.emend.lm.CheckpointException;
import io.emend.lm.checkpoint.Checkpoint;
import io.emend.lm.checkpoint.TensorEntry;
import io.emend.lm.family.Architecture;
import io.emend.lm.family.Positions;
import io.emend.lm.torch.TorchProgram;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a checkpoint's tensors into memory in program order.
 *
 * <p>float32 tensors are mapped read-only: nothing is read until it is used, and the file must not be changed
 * meanwhile. Half-precision ones are widened one at a time, so the peak is the float32 model plus one tensor.
 */
final class WeightLoader {
    /** Reinterprets sixteen-bit patterns, carried as float16 because DJL cannot hold bfloat16, and widens them. */
    private static final String WIDEN =
            """
              def widenBrain(self: __torch__.M, x: Tensor, w: List[Tensor]) -> List[Tensor]:
                return [torch.to(torch.view(x, 15), 6)]
              def widenHalf(self: __torch__.M, x: Tensor, w: List[Tensor]) -> List[Tensor]:
                return [torch.to(x, 6)]
            """;

    private final Checkpoint checkpoint;
    private final NDManager manager;

    WeightLoader(Checkpoint checkpoint, NDManager manager) {
        this.checkpoint = checkpoint;
        this.manager = manager;
    }

    /**
     * Checks every tensor's presence, type and shape, then loads.
     * @throws CheckpointException before any tensor is read, if one does not fit
     */
    Weights load(Architecture architecture, WeightLayout layout) {
        List<WeightLayout.Slot> slots = layout.slots();
        slots.stream().filter(WeightLayout.Slot::isStored).forEach(this::check);
        Map<String, NDArray> loaded = new HashMap<>();
        var tensors = new NDList(slots.size());
        try (var widening = TorchProgram.compile(manager, WIDEN)) {
            for (WeightLayout.Slot slot : slots) {
                NDArray tensor = slot.isStored()
                        ? loaded.computeIfAbsent(slot.name(), name -> read(checkpoint.tensors().get(name), widening))
                        : computed(slot.part(), (Positions.Rotary) architecture.positions());
                tensors.add(TorchProgram.asWeight(tensor));
            }
        }
        return new Weights(manager, tensors);
    }

    private void check(WeightLayout.Slot slot) {
        TensorEntry entry = checkpoint.tensors().get(slot.name());
        if (entry == null) {
            throw new CheckpointException("%s holds no tensor '%s', which its config.json calls for. Download it again."
                    .formatted(checkpoint.folder(), slot.name()));
        }
        if (!entry.shape().equals(slot.shape())) {
            throw new CheckpointException("tensor '%s' has the shape %s; config.json calls for %s. They do not belong together."
                    .formatted(slot.name(), entry.shape(), slot.shape()));
        }
        switch (entry.type()) {
            case F32, F16, BF16, F64 -> {}
            default ->
                throw new CheckpointException("tensor '%s' is of type %s; supported are F32, F16, BF16 and F64. Use an unquantised checkpoint."
                        .formatted(slot.name(), entry.type()));
        }
    }

    private NDArray read(TensorEntry entry, TorchProgram widening) {
        MappedByteBuffer bytes = map(entry);
        var shape = new Shape(entry.shape());
        return switch (entry.type()) {
            case F32 -> {
                NDArray mapped = manager.create(bytes, shape, DataType.FLOAT32);
                yield entry.position() % Float.BYTES == 0 ? mapped : copied(mapped);
            }
            case F64 -> {
                try (NDArray wide = manager.create(bytes, shape, DataType.FLOAT64)) {
                    yield wide.toType(DataType.FLOAT32, true);
                }
            }
            case F16 -> widen(widening, "widenHalf", manager.create(bytes, shape, DataType.FLOAT16));
            default -> widen(widening, "widenBrain", manager.create(bytes, shape, DataType.FLOAT16));
        };
    }

    private NDArray copied(NDArray mapped) {
        try (mapped) {
            return mapped.duplicate();
        }
    }

    private NDArray widen(TorchProgram widening, String method, NDArray half) {
        try (half;
                NDArray unused = manager.create(0f)) {
            return widening.evaluate(manager, method, List.of(half), new NDList(TorchProgram.asWeight(unused)))
                    .singletonOrThrow();
        }
    }

    private static MappedByteBuffer map(TensorEntry entry) {
        if (entry.bytes() > Integer.MAX_VALUE) {
            throw new CheckpointException("tensor '%s' has %d bytes; at most 2 GiB per tensor are supported."
                    .formatted(entry.name(), entry.bytes()));
        }
        try (var channel = FileChannel.open(entry.file(), StandardOpenOption.READ)) {
            var mapped = channel.map(MapMode.READ_ONLY, entry.position(), entry.bytes());
            mapped.order(ByteOrder.nativeOrder());
            return mapped;
        } catch (IOException e) {
            throw new CheckpointException("%s could not be mapped: %s".formatted(entry.file(), e.getMessage()), e);
        }
    }

    private NDArray computed(Part part, Positions.Rotary rotary) {
        int size = rotary.size();
        var values = new ArrayList<Float>();
        for (int i = 0; i < size; i++) {
            int pair = rotary.adjacentPairs() ? i / 2 : i % (size / 2);
            boolean first = rotary.adjacentPairs() ? i % 2 == 0 : i < size / 2;
            values.add(part == Part.FREQUENCIES ? rotary.inverseFrequencies()[pair] : first ? -1f : 1f);
        }
        var flat = new float[size];
        for (int i = 0; i < size; i++) {
            flat[i] = values.get(i);
        }
        return manager.create(flat);
    }
}
