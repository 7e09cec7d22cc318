package io.emend.lm.torch;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;

/** A list of tensors converted once for many calls; it does not own the tensors, which must outlive it. */
public final class TensorList implements AutoCloseable {
    private final IValue value;

    private TensorList(IValue value) {
        this.value = value;
    }

    /** Converts a list; an empty one is allowed. */
    public static TensorList of(NDList tensors) {
        return new TensorList(
                IValue.listFrom(tensors.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new)));
    }

    IValue value() {
        return value;
    }

    @Override
    public void close() {
        value.close();
    }
}
