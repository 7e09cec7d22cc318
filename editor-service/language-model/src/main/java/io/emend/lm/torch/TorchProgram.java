package io.emend.lm.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled TorchScript program: named methods over tensors, each run as one native call.
 *
 * <p>Fusing a whole transformer pass into one call removes the per-operator cost of crossing into native code, and
 * gives access to operators that DJL does not expose. Methods may be called from many threads at once. The program
 * holds no tensors; every weight is an argument.
 *
 * <p>The JIT's profiling optimiser is off on every calling thread: it would recompile after the first calls and
 * change results in the last bits between calls.
 */
public final class TorchProgram implements AutoCloseable {
    private static final String WEIGHT_LIST_NAME = "w[]";
    private static final String CONSTANT_LIST_NAME = "c[]";

    private final PtSymbolBlock module;

    private TorchProgram(PtSymbolBlock module) {
        this.module = module;
    }

    /**
     * Compiles methods.
     * @param manager owns nothing of the program; gives the device on which scalars made by it live
     * @param methods TorchScript definitions indented by two spaces, first parameter {@code self: __torch__.M}
     * @throws ai.djl.engine.EngineException if libtorch rejects the source
     */
    public static TorchProgram compile(NDManager manager, String methods) {
        Engine.getEngine("PyTorch");
        Path file = write(TorchScriptArchive.of(methods));
        try {
            var module = JniUtils.loadModule((PtNDManager) manager, file, true, new String[0], new String[0], false);
            return new TorchProgram(module);
        } finally {
            delete(file);
        }
    }

    /**
     * A float32 matrix in memory that libtorch itself allocated. DJL's own copies start at arbitrary addresses, and
     * matrix products round differently with the address, which would make equal inputs give unequal results.
     */
    public static NDArray matrix(NDManager owner, float[] values, int rows, int columns) {
        try (NDArray placedAnywhere = owner.create(values, new Shape(rows, columns))) {
            return placedAnywhere.duplicate();
        }
    }

    /** Marks a tensor as a member of the weight list of {@link #differentiate}. */
    public static NDArray asWeight(NDArray tensor) {
        tensor.setName(WEIGHT_LIST_NAME);
        return tensor;
    }

    /** Marks a tensor as a member of the list that may stand before the weights in {@link #differentiate}. */
    public static NDArray asConstant(NDArray tensor) {
        tensor.setName(CONSTANT_LIST_NAME);
        return tensor;
    }

    /**
     * Runs a method in inference mode. Its results cannot enter a later gradient computation unless duplicated.
     * @param owner receives the results; the caller closes it
     * @param arguments tensors ({@link NDArray}), lists of tensors ({@link NDList}), {@link Long}, {@link Integer},
     *     {@link Double}, {@link Boolean}, {@code long[]} or {@link TensorList}, in the method's order
     * @return the returned tensor, list or tuple, flattened one level
     */
    public NDList infer(NDManager owner, String method, Object... arguments) {
        JniUtils.setGraphExecutorOptimize(false);
        List<IValue> temporary = new ArrayList<>(arguments.length);
        try {
            var values = new IValue[arguments.length];
            for (int i = 0; i < values.length; i++) {
                if (arguments[i] instanceof TensorList list) {
                    values[i] = list.value();
                } else {
                    values[i] = value(arguments[i]);
                    temporary.add(values[i]);
                }
            }
            try (IValue result = IValueUtils.runMethod(module, method, values)) {
                return result.toNDList((PtNDManager) owner);
            }
        } finally {
            temporary.forEach(IValue::close);
        }
    }

    /**
     * Runs a method with gradient recording switched on; the method itself calls {@code torch.grad}.
     * @param owner receives the results
     * @param tensors the leading tensor arguments; those made by {@link #asConstant} form one list argument
     * @param weights the last argument, a list of tensors made by {@link #asWeight}
     * @return the returned tensors, usable in further computation
     */
    public NDList differentiate(NDManager owner, String method, List<? extends NDArray> tensors, NDList weights) {
        return withGradMode(true, owner, method, tensors, weights);
    }

    /** Like {@link #differentiate} without recording: results are ordinary tensors, fit to be used as weights. */
    public NDList evaluate(NDManager owner, String method, List<? extends NDArray> tensors, NDList weights) {
        return withGradMode(false, owner, method, tensors, weights);
    }

    private NDList withGradMode(
            boolean recording, NDManager owner, String method, List<? extends NDArray> tensors, NDList weights) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(recording);
        try (NDManager scratch = owner.newSubManager()) {
            var arguments = new NDList(tensors.size() + weights.size() + 1);
            arguments.addAll(tensors);
            arguments.addAll(weights);
            NDArray marker = scratch.create(0f);
            marker.setName("module_method:" + method);
            arguments.add(marker);
            NDList results = IValueUtils.forward(module, arguments, true);
            results.attach(owner);
            return results;
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    private static IValue value(Object argument) {
        return switch (argument) {
            case PtNDArray tensor -> IValue.from(tensor);
            case NDList list ->
                IValue.listFrom(list.stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new));
            case Integer number -> IValue.from(number.longValue());
            case Long number -> IValue.from(number);
            case Double number -> IValue.from(number);
            case Boolean flag -> IValue.from(flag);
            case long[] numbers -> IValue.listFrom(numbers);
            default -> throw new IllegalArgumentException("no TorchScript value for " + argument.getClass());
        };
    }

    private static Path write(byte[] archive) {
        try {
            return Files.write(Files.createTempFile("emend-program", ".pt"), archive);
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder is not writable", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    /** Frees the native module; calls after it are programming errors. */
    @Override
    public void close() {
        module.close();
    }
}
