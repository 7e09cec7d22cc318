package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.emend.lm.FloatMatrix;
import io.emend.lm.torch.TensorList;
import io.emend.lm.torch.TorchProgram;
import java.util.Map;

/** One model's tensors in program order. Edited copies share all tensors but the replaced ones. */
final class Weights implements AutoCloseable {
    private final NDManager manager;
    private final NDList tensors;
    private final TensorList converted;

    /** Takes over the manager, which owns the tensors that no other instance owns. */
    Weights(NDManager manager, NDList tensors) {
        this.manager = manager;
        this.tensors = tensors;
        this.converted = TensorList.of(tensors);
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
        return new Weights(own, list);
    }

    NDList tensors() {
        return tensors;
    }

    TensorList converted() {
        return converted;
    }

    @Override
    public void close() {
        converted.close();
        manager.close();
    }
}
