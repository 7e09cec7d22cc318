package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.emend.lm.FloatMatrix;
import io.emend.lm.torch.TensorList;
import io.emend.lm.torch.TorchProgram;
import java.util.Map;
import java.util.stream.IntStream;

/** One model's tensors in program order. Edited copies share all tensors but the replaced ones. */
final class Weights implements AutoCloseable {
    private final NDManager manager;
    private final Packing packing;
    private final NDList tensors;
    private final NDList packed;
    private final TensorList converted;

    /** Takes over the manager, which owns the tensors that no other instance owns. */
    Weights(NDManager manager, NDList tensors, Packing packing) {
        this(manager, packing, tensors, packing.packed(manager, tensors, IntStream.range(0, tensors.size())::iterator));
    }

    private Weights(NDManager manager, Packing packing, NDList tensors, NDList packed) {
        this.manager = manager;
        this.packing = packing;
        this.tensors = tensors;
        this.packed = packed;
        this.converted = TensorList.of(packed);
    }

    /**
     * A copy in which some tensors are others; this instance must outlive it.
     * @param replaced matrices by place, each of the shape of the tensor it replaces
     */
    Weights replacing(Map<Integer, FloatMatrix> replaced) {
        NDManager own = manager.getParentManager().newSubManager();
        var list = new NDList(tensors);
        replaced.forEach((place, matrix) -> {
            NDArray tensor = TorchProgram.matrix(own, matrix.data(), matrix.rows(), matrix.columns());
            list.set(place, TorchProgram.asWeight(tensor));
        });
        NDList changed = packing.packed(own, list, replaced.keySet());
        var all = new NDList(packed);
        replaced.keySet().forEach(place -> all.set(place, changed.get(place)));
        return new Weights(own, packing, list, all);
    }

    /** The tensors as they are stored. */
    NDList tensors() {
        return tensors;
    }

    /** The tensors for passes without gradients. */
    TensorList converted() {
        return converted;
    }

    @Override
    public void close() {
        converted.close();
        manager.close();
    }
}
