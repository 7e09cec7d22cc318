package io.emend.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.emend.lm.torch.TorchProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A decoder in training: its weights, the optimiser's moments, and the compiled step. Not thread-safe; close it to free the
 * native memory.
 */
final class Decoder implements AutoCloseable {
    private static final double INITIAL_DEVIATION = 0.02;
    private static final double ROPE_BASE = 10_000;

    private final ModelShape shape;
    private final NDManager manager;
    private final TorchProgram program;
    private final NDList all = new NDList();
    private final List<String> names;

    Decoder(ModelShape shape, EditCodes codes, long seed) {
        this.shape = shape;
        this.manager = NDManager.newBaseManager("PyTorch");
        this.program = TorchProgram.compile(manager, TrainingProgram.source(shape));
        Map<String, long[]> tensors = new LinkedHashMap<>(shape.tensors());
        tensors.putAll(codes.tensors(shape.model()));
        this.names = List.copyOf(tensors.keySet());
        List<NDArray> moments = new ArrayList<>();
        Random random = new Random(seed);
        for (var tensor : tensors.entrySet()) {
            NDArray weight = manager.create(
                            initial(tensor.getKey(), tensor.getValue(), random), new Shape(tensor.getValue()))
                    .duplicate();
            weight.setRequiresGradient(true);
            all.add(TorchProgram.asWeight(weight));
            moments.add(TorchProgram.asWeight(manager.zeros(new Shape(tensor.getValue()))));
        }
        all.addAll(moments);
        for (NDArray moment : moments) {
            all.add(TorchProgram.asWeight(manager.zeros(moment.getShape())));
        }
    }

    private float[] initial(String name, long[] sizes, Random random) {
        int size = (int) Arrays.stream(sizes).reduce(1, (x, y) -> x * y);
        float[] values = new float[size];
        boolean residual = name.endsWith("o_proj.weight") || name.endsWith("down_proj.weight");
        double deviation = residual ? INITIAL_DEVIATION / Math.sqrt(2.0 * shape.layers()) : INITIAL_DEVIATION;
        if (name.startsWith("edit.")) {
            deviation = EditCodes.deviation(name);
        }
        for (int i = 0; i < size; i++) {
            values[i] = sizes.length == 1 ? 1f : (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    /** What one step reports: mean weighted negative log-likelihood (nats) and the gradient's norm before clipping. */
    record StepResult(float loss, float gradientNorm) {}

    /**
     * One step of the optimiser on one batch.
     *
     * @param hyper (rate, β₁, β₂, ε, decay, clip, 1−β₁ᵗ, 1−β₂ᵗ)
     * @throws TrainingException if the loss is not a number
     */
    StepResult step(Batch batch, float[] hyper) {
        try (NDManager scratch = manager.newSubManager()) {
            int t = batch.length();
            List<NDArray> arguments = new ArrayList<>();
            arguments.add(scratch.create(batch.tokens(), new Shape(batch.rows(), t)));
            arguments.add(scratch.create(batch.targets(), new Shape(batch.rows(), t)));
            arguments.add(scratch.create(batch.weights(), new Shape(batch.rows(), t)));
            arguments.addAll(positions(scratch, t));
            arguments.add(scratch.create(batch.maskBTT(), new Shape(batch.rows(), 1, t, t)));
            arguments.addAll(injections(scratch, batch));
            arguments.add(scratch.create(hyper));
            NDList result = program.differentiate(scratch, "step", arguments, all);
            float loss = result.get(0).toFloatArray()[0];
            float norm = result.get(1).toFloatArray()[0];
            if (!Float.isFinite(loss) || !Float.isFinite(norm)) {
                throw new TrainingException(
                        "The loss is no longer a number; lower the learning rate or change the seed.");
            }
            return new StepResult(loss, norm);
        }
    }

    /** Places, relations, objects and shares; one place is always there, with a weight of zero where nothing is edited. */
    private static List<NDArray> injections(NDManager scratch, Batch batch) {
        int n = Math.max(1, batch.injections().size());
        long[] places = new long[n];
        long[] relations = new long[n];
        long[] objects = new long[n];
        float[] weights = new float[n];
        for (int i = 0; i < batch.injections().size(); i++) {
            Batch.Injection injection = batch.injections().get(i);
            places[i] = (long) injection.row() * batch.length() + injection.position();
            relations[i] = injection.edit().relation();
            objects[i] = injection.edit().object();
            weights[i] = (float) injection.edit().weight();
        }
        return List.of(
                scratch.create(places),
                scratch.create(relations),
                scratch.create(objects),
                scratch.create(weights, new Shape(n, 1)));
    }

    private List<NDArray> positions(NDManager scratch, int t) {
        int k = shape.headSize();
        float[] cosTK = new float[t * k];
        float[] sinTK = new float[t * k];
        for (int i = 0; i < t; i++) {
            for (int j = 0; j < k; j++) {
                double angle = i / Math.pow(ROPE_BASE, 2.0 * (j % (k / 2)) / k);
                cosTK[i * k + j] = (float) Math.cos(angle);
                sinTK[i * k + j] = (float) Math.sin(angle);
            }
        }
        return List.of(scratch.create(cosTK, new Shape(t, k)), scratch.create(sinTK, new Shape(t, k)));
    }

    /** Copies of the weights (and, for resuming, of both moments, under {@code m.} and {@code v.}). */
    Map<String, float[]> tensors(boolean withMoments) {
        Map<String, float[]> result = new LinkedHashMap<>();
        int n = names.size();
        for (int i = 0; i < (withMoments ? 3 * n : n); i++) {
            String prefix = i < n ? "" : i < 2 * n ? "m." : "v.";
            result.put(
                    prefix + names.get(i % n),
                    all.get(i).toType(DataType.FLOAT32, false).toFloatArray());
        }
        return result;
    }

    /** Restores what {@link #tensors} gave. */
    void restore(Map<String, float[]> tensors) {
        int n = names.size();
        for (int i = 0; i < 3 * n; i++) {
            String key = (i < n ? "" : i < 2 * n ? "m." : "v.") + names.get(i % n);
            float[] values = tensors.get(key);
            if (values == null) {
                throw new TrainingException("The checkpoint lacks " + key + "; start again without --resume.");
            }
            replace(i, values, i < n);
        }
    }

    /** Takes weights over from an earlier model; what it lacks stays as it is. */
    void start(Map<String, float[]> weights) {
        for (int i = 0; i < names.size(); i++) {
            float[] values = weights.get(names.get(i));
            if (values != null) {
                replace(i, values, true);
            }
        }
    }

    private void replace(int i, float[] values, boolean weight) {
        NDArray old = all.get(i);
        if (values.length != old.getShape().size()) {
            throw new TrainingException(
                    "The earlier weights are of another shape: " + names.get(i % names.size()) + " has " + values.length
                            + " numbers, expected " + old.getShape().size() + ".");
        }
        NDArray tensor = manager.create(values, old.getShape()).duplicate();
        if (weight) {
            tensor.setRequiresGradient(true);
        }
        all.set(i, TorchProgram.asWeight(tensor));
        old.close();
    }

    ModelShape shape() {
        return shape;
    }

    @Override
    public void close() {
        program.close();
        manager.close();
    }
}
