package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.emend.lm.torch.TorchProgram;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Copies of matrices in the order in which the processor's products read them. A small float32 model has them beside its
 * own, for oneDNN, which makes products of some ten rows twice as fast; a larger one does without, because its matrices are
 * mapped and the copies would have to be owned. Matrices kept in half precision are always packed, for FBGEMM, which widens
 * them in the processor's registers.
 */
final class Packing {
    /** Models of more bytes in float32 are not packed, unless half precision is kept. */
    private static final long MOST_BYTES = 1L << 28;

    /** oneDNN's products with packed matrices are wrong where the last of the blocks of so many outputs is not full. */
    private static final long BLOCK = 64;

    private static final Set<Part> PRODUCTS = EnumSet.of(
            Part.HEAD,
            Part.QUERY,
            Part.KEY,
            Part.VALUE,
            Part.QUERY_KEY_VALUE,
            Part.OUTPUT,
            Part.GATE,
            Part.UP,
            Part.DOWN);

    private final TorchProgram program;
    private final List<WeightLayout.Slot> slots;
    private final boolean inputMajor;
    private final DataType packable;
    private final String method;

    private Packing(
            TorchProgram program, List<WeightLayout.Slot> slots, boolean inputMajor, DataType packable, String method) {
        this.program = program;
        this.slots = slots;
        this.inputMajor = inputMajor;
        this.packable = packable;
        this.method = method;
    }

    /**
     * @param program has the methods of {@link Products#source} and {@link KeptHalf#source}
     * @param inputMajor whether the blocks' matrices are stored (in, out)
     */
    static Packing of(
            TorchProgram program, List<WeightLayout.Slot> slots, boolean inputMajor, KeptHalf kept, Products products) {
        if (products == Products.ONE_DNN && kept != KeptHalf.NONE) {
            return new Packing(program, slots, inputMajor, DataType.FLOAT16, "packHalf");
        }
        boolean small = products == Products.ONE_DNN && bytes(slots) <= MOST_BYTES;
        return new Packing(program, slots, inputMajor, small ? DataType.FLOAT32 : DataType.UNKNOWN, "pack");
    }

    /** A list in which those of the given places that hold a matrix of a linear layer hold its packed copy. */
    NDList packed(NDManager owner, NDList tensors, Iterable<Integer> places) {
        var list = new NDList(tensors);
        for (int place : places) {
            Part part = slots.get(place).part();
            if (PRODUCTS.contains(part) && tensors.get(place).getDataType() == packable) {
                list.set(place, packed(owner, tensors.get(place), inputMajor && part != Part.HEAD));
            }
        }
        return list;
    }

    private NDArray packed(NDManager owner, NDArray matrix, boolean turned) {
        long outputs = matrix.getShape().get(turned ? 1 : 0);
        if (packable == DataType.FLOAT32 && outputs % BLOCK != 0) {
            return matrix;
        }
        return program.infer(owner, method, matrix, turned).singletonOrThrow();
    }

    private static long bytes(List<WeightLayout.Slot> slots) {
        return slots.stream()
                        .mapToLong(slot -> slot.shape().stream().reduce(1L, Math::multiplyExact))
                        .sum()
                * Float.BYTES;
    }
}
