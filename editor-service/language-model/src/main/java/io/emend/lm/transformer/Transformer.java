package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.emend.lm.ActivationPatch;
import io.emend.lm.ContextLengthException;
import io.emend.lm.FloatMatrix;
import io.emend.lm.ModelConfig;
import io.emend.lm.Precision;
import io.emend.lm.checkpoint.Checkpoint;
import io.emend.lm.family.Architecture;
import io.emend.lm.torch.TorchProgram;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One immutable set of weights and patches with the program that runs it. Thread-safe; the caller sees to it that it
 * is not closed while in use.
 */
public final class Transformer implements AutoCloseable {
    private final Architecture architecture;
    private final WeightLayout layout;
    private final TorchProgram program;
    private final NDManager root;
    private final Weights weights;
    private final Patches patches;
    private final CoarseProgram coarse;
    private final boolean original;

    private Transformer(
            Architecture architecture,
            WeightLayout layout,
            TorchProgram program,
            NDManager root,
            Weights weights,
            Patches patches,
            CoarseProgram coarse,
            boolean original) {
        this.architecture = architecture;
        this.layout = layout;
        this.program = program;
        this.root = root;
        this.weights = weights;
        this.patches = patches;
        this.coarse = coarse;
        this.original = original;
    }

    /**
     * Loads a checkpoint's weights and compiles its program.
     * @param root owns everything; closed with this instance
     * @param halfKept whether matrices of half precision stay so in memory
     * @throws io.emend.lm.CheckpointException if a tensor is missing or does not fit
     */
    public static Transformer load(NDManager root, Checkpoint checkpoint, Architecture architecture, boolean halfKept) {
        var layout = new WeightLayout(architecture);
        KeptHalf kept = halfKept ? KeptHalf.of(checkpoint, layout) : KeptHalf.NONE;
        Products products = Products.on(root.getDevice());
        var program = TorchProgram.compile(root, new TransformerScript(architecture, layout, kept, products).source());
        var packing = Packing.of(program, layout.slots(), architecture.inputMajor(), kept, products);
        Weights weights;
        try {
            weights = new WeightLoader(checkpoint, root.newSubManager(), kept).load(architecture, layout, packing);
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
        var none = new Patches(root, architecture.config(), List.of());
        var coarse = new CoarseProgram(root, architecture, layout);
        return new Transformer(architecture, layout, program, root, weights, none, coarse, true);
    }

    /**
     * A transformer sharing all but the given tensors; this one must outlive it.
     * @param replaced matrices by tensor name, in the checkpoint's orientation
     */
    public Transformer withEdits(Map<String, FloatMatrix> replaced, List<ActivationPatch> newPatches) {
        Map<Integer, FloatMatrix> byPlace = new HashMap<>();
        List<WeightLayout.Slot> slots = layout.slots();
        replaced.forEach((name, matrix) -> {
            boolean known = false;
            for (int place = 0; place < slots.size(); place++) {
                if (slots.get(place).name().equals(name)) {
                    requireShape(slots.get(place), matrix);
                    byPlace.put(place, matrix);
                    known = true;
                }
            }
            if (!known) {
                throw new IllegalArgumentException("this model has no tensor '%s'".formatted(name));
            }
        });
        return new Transformer(
                architecture,
                layout,
                program,
                root,
                weights.replacing(byPlace),
                new Patches(root, config(), newPatches),
                coarse,
                false);
    }

    private static void requireShape(WeightLayout.Slot slot, FloatMatrix matrix) {
        if (!slot.shape().equals(List.of((long) matrix.rows(), (long) matrix.columns()))) {
            throw new IllegalArgumentException(
                    "tensor '%s' has the shape %s, not that of %s".formatted(slot.name(), slot.shape(), matrix));
        }
    }

    public Architecture architecture() {
        return architecture;
    }

    public ModelConfig config() {
        return architecture.config();
    }

    /** Name of a block's down-projection weight. */
    public String downProjection(int layer) {
        return architecture.names().inBlock(layer, architecture.down().weight());
    }

    /** A copy of a block's down-projection as stored. */
    public FloatMatrix downWeight(int layer) {
        NDArray tensor = weights.tensors().get(layout.place(layer, Part.DOWN));
        try (NDManager scratch = scratch()) {
            return new FloatMatrix(
                    (int) tensor.getShape().get(0),
                    (int) tensor.getShape().get(1),
                    widened(scratch, tensor).toFloatArray());
        }
    }

    /** A copy of a weight's values in float32, little-endian, whatever it is kept as. */
    public ByteBuffer floats(NDArray weight) {
        try (NDManager scratch = scratch()) {
            return widened(scratch, weight).toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private NDArray widened(NDManager scratch, NDArray weight) {
        return weight.getDataType() == DataType.FLOAT32
                ? weight
                : program.infer(scratch, "wide", weight).singletonOrThrow();
    }

    /** Names and shapes of the tensors that a checkpoint of an architecture holds; a tied head appears once. */
    public static Map<String, List<Long>> storedTensors(Architecture architecture) {
        Map<String, List<Long>> shapes = new java.util.LinkedHashMap<>();
        new WeightLayout(architecture)
                .slots().stream()
                        .filter(WeightLayout.Slot::isStored)
                        .forEach(slot -> shapes.put(slot.name(), slot.shape()));
        return shapes;
    }

    /** Every stored tensor by name, in program order; a tied head appears once. Owned by this instance. */
    public Map<String, NDArray> namedTensors() {
        Map<String, NDArray> named = new java.util.LinkedHashMap<>();
        List<WeightLayout.Slot> slots = layout.slots();
        for (int place = 0; place < slots.size(); place++) {
            if (slots.get(place).isStored()) {
                named.put(slots.get(place).name(), weights.tensors().get(place));
            }
        }
        return named;
    }

    /** A manager for one piece of work; the caller closes it. */
    public NDManager scratch() {
        return root.newSubManager();
    }

    /**
     * Refuses rows that are too long.
     * @throws ContextLengthException if a row has more tokens than the context
     */
    public void requireLength(int tokens) {
        if (tokens > config().contextLength()) {
            throw new ContextLengthException(tokens, config().contextLength());
        }
    }

    /**
     * Runs whole rows through blocks 0 to last-1.
     * @param keysOf 1 for each layer whose MLP keys are wanted, else 0
     * @param statesOf 1 for each layer whose output is wanted, else 0
     * @param places flat places b*T+t at which they are wanted
     * @return per layer key (N, F) then state (N, D), as wanted, and last the states of all positions (B, T, D)
     */
    NDList full(NDManager scratch, TokenRows rows, int last, long[] keysOf, long[] statesOf, long[] places) {
        requireLength(rows.length());
        long[] atLeastOne = places.length == 0 ? new long[1] : places;
        return program.infer(
                scratch,
                "full",
                rows.tensor(scratch),
                last,
                keysOf,
                statesOf,
                scratch.create(atLeastOne),
                weights.converted(),
                patches.tensors(),
                patches.layers());
    }

    /** Logits (N, V) at flat places of the last block's states (B, T, D). */
    NDArray logits(NDManager scratch, NDArray statesBTD, long[] places) {
        return program.infer(scratch, "logits", statesBTD, scratch.create(places), weights.converted())
                .singletonOrThrow();
    }

    /**
     * Appends tokens of several rows to a cache; one row must not occur in two calls at once.
     * @param tokens4N ids, positions, places in the cache and places in the batch of queries (B, T)
     * @param wanted which of the N tokens' scores are computed
     * @param longest T, the most new tokens of a row
     * @param total positions of the cache that any of them sees
     * @param fresh whether all rows begin at position 0
     * @return logits (W, V) and their argmax (W)
     */
    NDList extend(
            NDManager scratch, NDArray tokens4N, NDArray wanted, int longest, int total, boolean fresh, NDArray cache) {
        return program.infer(
                scratch,
                "extend",
                tokens4N,
                wanted,
                longest,
                total,
                fresh,
                weights.converted(),
                cache,
                patches.tensors(),
                patches.layers());
    }

    /** Runs one token, so that mapped weights are in memory and products prepared before anybody waits for them. */
    public void warmUp() {
        if (config().contextLength() > 1) {
            try (var run = new CachedRun(this)) {
                run.begin(List.of(new int[1]), 1, false);
            }
        }
    }

    /**
     * The gradient part on these weights.
     * @param firstBlock first block that will be run
     * @param owner receives whatever has to be made for it
     */
    GradientPass gradients(Precision precision, int firstBlock, NDManager owner) {
        boolean narrow = precision == Precision.COARSE
                && BrainProducts.FAST
                && !root.getDevice().isGpu()
                && weights.tensors().stream().noneMatch(tensor -> tensor.getDataType() == DataType.FLOAT16);
        return narrow ? coarse.on(weights.tensors(), firstBlock, owner) : new GradientPass(program, weights.tensors());
    }

    /** Frees the tensors that only this instance holds. */
    @Override
    public void close() {
        patches.close();
        weights.close();
        if (original) {
            program.close();
            coarse.close();
            root.close();
        }
    }
}
