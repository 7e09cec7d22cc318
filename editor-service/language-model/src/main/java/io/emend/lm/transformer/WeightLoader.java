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
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a checkpoint's tensors into memory in program order.
 *
 * <p>float32 tensors are mapped read-only: nothing is read until it is used, and the file must not be changed
 * meanwhile. Half-precision ones are mapped, too, or widened one at a time, so the peak is the float32 model plus one
 * tensor.
 */
final class WeightLoader {
    /**
     * Maps a file (its path given as UTF-8 bytes) and widens one stretch of it. DJL itself cannot hold bfloat16, so
     * the mapping must happen inside the program.
     */
    private static final String WIDEN = """
              def path(self: __torch__.M, bytes: Tensor) -> str:
                s = ""
                for i in range(torch.size(bytes, 0)):
                  s = s + torch.chr(int(torch.item(torch.select(bytes, 0, i))))
                return s
              def widenBrain(self: __torch__.M, bytes: Tensor, first: Tensor, count: Tensor, w: List[Tensor]) -> List[Tensor]:
                f = int(torch.item(first))
                n = int(torch.item(count))
                return [torch.to(torch.narrow(torch.from_file(self.path(bytes), False, f + n, dtype=15), 0, f, n), 6)]
              def widenHalf(self: __torch__.M, bytes: Tensor, first: Tensor, count: Tensor, w: List[Tensor]) -> List[Tensor]:
                f = int(torch.item(first))
                n = int(torch.item(count))
                return [torch.to(torch.narrow(torch.from_file(self.path(bytes), False, f + n, dtype=5), 0, f, n), 6)]
              def mapFloat(self: __torch__.M, bytes: Tensor, first: Tensor, count: Tensor, w: List[Tensor]) -> List[Tensor]:
                f = int(torch.item(first))
                n = int(torch.item(count))
                return [torch.narrow(torch.from_file(self.path(bytes), False, f + n, dtype=6), 0, f, n)]
            """;

    /** Java maps no more at once; larger float32 tensors are mapped inside the program. */
    private static final long LARGEST_BUFFER = Integer.MAX_VALUE;

    private final Checkpoint checkpoint;
    private final NDManager manager;
    private final KeptHalf kept;

    /** @param kept matrices of this kind are mapped as they are; others of half precision are widened */
    WeightLoader(Checkpoint checkpoint, NDManager manager, KeptHalf kept) {
        this.checkpoint = checkpoint;
        this.manager = manager;
        this.kept = kept;
    }

    /**
     * Checks every tensor's presence, type and shape, then loads.
     * @throws CheckpointException before any tensor is read, if one does not fit
     */
    Weights load(Architecture architecture, WeightLayout layout, Packing packing) {
        List<WeightLayout.Slot> slots = layout.slots();
        slots.stream().filter(WeightLayout.Slot::isStored).forEach(this::check);
        Map<String, NDArray> loaded = new HashMap<>();
        var tensors = new NDList(slots.size());
        try (var widening = TorchProgram.compile(manager, WIDEN)) {
            for (WeightLayout.Slot slot : slots) {
                NDArray tensor = slot.isStored()
                        ? loaded.computeIfAbsent(slot.name(), name -> read(entry(name), widening))
                        : computed(slot.part(), (Positions.Rotary) architecture.positions());
                tensors.add(TorchProgram.asWeight(tensor.toDevice(manager.getDevice(), false)));
            }
        }
        return new Weights(manager, tensors, packing);
    }

    private void check(WeightLayout.Slot slot) {
        TensorEntry entry = entry(slot.name());
        if (!entry.shape().equals(slot.shape())) {
            throw new CheckpointException(
                    "tensor '%s' has the shape %s; config.json calls for %s. They do not belong together."
                            .formatted(slot.name(), entry.shape(), slot.shape()));
        }
        switch (entry.type()) {
            case F32, F16, BF16, F64 -> {}
            default ->
                throw new CheckpointException(
                        "tensor '%s' is of type %s; supported are F32, F16, BF16 and F64. Use an unquantised checkpoint."
                                .formatted(slot.name(), entry.type()));
        }
    }

    private TensorEntry entry(String name) {
        TensorEntry entry = checkpoint.tensors().get(name);
        if (entry == null) {
            throw new CheckpointException("%s holds no tensor '%s', which its config.json calls for. Download it again."
                    .formatted(checkpoint.folder(), name));
        }
        return entry;
    }

    private NDArray read(TensorEntry entry, TorchProgram widening) {
        var shape = new Shape(entry.shape());
        if (entry.position() % entry.type().bytes() != 0) {
            throw new CheckpointException("tensor '%s' is not aligned to its element size. Save the checkpoint again."
                    .formatted(entry.name()));
        }
        if (kept.keeps(entry)) {
            return manager.create(map(entry), shape, DataType.FLOAT16);
        }
        return switch (entry.type()) {
            case F32 ->
                entry.bytes() <= LARGEST_BUFFER
                        ? manager.create(map(entry), shape, DataType.FLOAT32)
                        : widen(widening, "mapFloat", entry).reshape(shape);
            case F64 -> {
                try (NDArray wide = manager.create(map(entry), shape, DataType.FLOAT64)) {
                    yield wide.toType(DataType.FLOAT32, true);
                }
            }
            case F16 -> widen(widening, "widenHalf", entry).reshape(shape);
            default -> widen(widening, "widenBrain", entry).reshape(shape);
        };
    }

    private NDArray widen(TorchProgram widening, String method, TensorEntry entry) {
        byte[] path = entry.file().toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
        var codes = new long[path.length];
        for (int i = 0; i < path.length; i++) {
            codes[i] = Byte.toUnsignedLong(path[i]);
        }
        try (NDManager scratch = manager.newSubManager()) {
            var arguments = List.of(
                    scratch.create(codes),
                    scratch.create(entry.position() / entry.type().bytes()),
                    scratch.create(entry.bytes() / entry.type().bytes()));
            NDArray unused = TorchProgram.asWeight(scratch.create(0f));
            return widening.evaluate(manager, method, arguments, new NDList(unused))
                    .singletonOrThrow();
        }
    }

    private static MappedByteBuffer map(TensorEntry entry) {
        if (entry.bytes() > LARGEST_BUFFER) {
            throw new CheckpointException("tensor '%s' has %d bytes; at most 2 GiB per F64 tensor are supported."
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
