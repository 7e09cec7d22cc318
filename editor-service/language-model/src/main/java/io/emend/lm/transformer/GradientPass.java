package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.emend.lm.torch.TorchProgram;
import java.util.List;

/**
 * The gradient part of a program on one set of weights, without patches.
 *
 * @param program lives as long as the transformer it was made for
 * @param weights in program order; whoever asked for the pass sees to it that they stay open
 */
record GradientPass(TorchProgram program, NDList weights) {
    /** Runs a method with gradient recording; the method itself differentiates. */
    NDList differentiate(NDManager scratch, String method, List<NDArray> arguments) {
        return program.differentiate(scratch, method, arguments, weights);
    }

    /** Like {@link #differentiate} without recording. */
    NDList evaluate(NDManager scratch, String method, List<NDArray> arguments) {
        return program.evaluate(scratch, method, arguments, weights);
    }
}
