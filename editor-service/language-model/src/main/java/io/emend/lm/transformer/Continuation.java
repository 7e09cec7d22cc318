package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.emend.lm.FloatMatrix;
import io.emend.lm.ModelConfig;
import io.emend.lm.Precision;
import io.emend.lm.torch.TorchProgram;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/** The tensors with which the blocks above a layer are continued and differentiated. Owned by the given manager. */
public final class Continuation {
    private static final float HIDDEN = -1e30f;

    private final Transformer transformer;
    private final GradientPass pass;
    private final NDManager manager;
    private final TokenRows rows;
    private final int[] starts;
    private final int groups;
    private final int tailLength;
    private final int[] offsets;
    private final NDArray tailND;
    private final NDArray positionsN;
    private final NDArray maskB1SS;
    private final NDArray shareBG;
    private final NDArray startsB;
    private final NDArray liveN;
    private final NDArray firstBlock;
    private final NDList kept;
    private NDArray chosenN;
    private NDArray targets;
    private NDArray targetWeights;
    private NDArray heldNV;
    private NDArray heldWeights;

    /**
     * Cuts the rows at their deltas and computes what the blocks above make of the tokens before.
     * @param statesBTD outputs of the layer, an ordinary tensor that outlives this object
     * @param deltaPositions per row, where its delta is added; -1 for none
     * @param groupOfRow per row, the number of its delta
     * @param precision of everything computed here
     */
    public Continuation(
            Transformer transformer,
            NDManager manager,
            int layer,
            List<int[]> tokenRows,
            NDArray statesBTD,
            int[] deltaPositions,
            int[] groupOfRow,
            int groups,
            Precision precision) {
        this.transformer = transformer;
        this.pass = transformer.gradients(precision, layer + 1, manager);
        this.manager = manager;
        this.rows = new TokenRows(tokenRows);
        this.groups = groups;
        int b = rows.count();
        if (deltaPositions.length != b || groupOfRow.length != b) {
            throw new IllegalArgumentException(
                    "%d positions and %d groups for %d rows".formatted(deltaPositions.length, groupOfRow.length, b));
        }
        for (int row = 0; row < b; row++) {
            rows.place(row, Math.max(0, deltaPositions[row]));
        }
        starts = Arrays.stream(deltaPositions)
                .map(position -> Math.max(0, position))
                .toArray();
        offsets = offsets(tokenRows);
        tailLength = tailLength();
        firstBlock = manager.create((long) layer + 1);
        tailND = tails(statesBTD);
        positionsN = manager.create(perToken((row, s) -> starts[row] + s));
        maskB1SS = mask();
        shareBG = share(groupOfRow, deltaPositions);
        startsB = manager.create(Arrays.stream(offsets).limit(b).asLongStream().toArray());
        liveN = manager.create(perToken((row, s) -> row * tailLength + s));
        kept = keep(tokenRows, statesBTD);
        chosenN = manager.create(new long[] {0});
        targets = manager.zeros(new Shape(0), DataType.INT64);
        targetWeights = manager.zeros(new Shape(0));
        heldNV = manager.zeros(new Shape(0, transformer.config().vocabularySize()));
        heldWeights = manager.zeros(new Shape(0));
    }

    /**
     * Says at which pairs of row and position distributions are wanted: the aims' first, then the holds'.
     * @throws IllegalArgumentException for a position before the row's delta: nothing can change there
     */
    public void choose(int[][] places) {
        var flat = new long[places.length];
        for (int i = 0; i < flat.length; i++) {
            int row = places[i][0];
            rows.place(row, places[i][1]);
            int within = places[i][1] - starts[row];
            if (within < 0) {
                throw new IllegalArgumentException(
                        "position %d of row %d lies before its delta at %d".formatted(places[i][1], row, starts[row]));
            }
            flat[i] = (long) offsets[row] + within;
        }
        chosenN = manager.create(flat);
    }

    /** Sets the tokens wanted at the first chosen places. */
    public void aimAt(long[] tokens, double[] weights) {
        int vocabulary = transformer.config().vocabularySize();
        for (long token : tokens) {
            if (token < 0 || token >= vocabulary) {
                throw new IllegalArgumentException("token %d of %d".formatted(token, vocabulary));
            }
        }
        targets = tokens.length == 0 ? targets : manager.create(tokens);
        targetWeights = tokens.length == 0 ? targetWeights : manager.create(floats(weights));
    }

    /** Computes the distributions without deltas at the remaining chosen places, to be held. */
    public void holdTo(double[] weights) {
        if (weights.length == 0) {
            return;
        }
        int d = transformer.config().hiddenSize();
        try (NDManager scratch = manager.newSubManager()) {
            NDArray all = distributions(scratch, new FloatMatrix(groups, d, new float[groups * d]));
            heldNV = all.get(new NDIndex("{}:", targets.getShape().get(0))).duplicate();
            heldNV.attach(manager);
        }
        heldWeights = manager.create(floats(weights));
    }

    /** Log-probabilities (N, V) at the chosen places with deltas added. */
    public NDArray distributions(NDManager scratch, FloatMatrix deltaGD) {
        var arguments = new NDList(
                matrix(scratch, deltaGD), tailND, positionsN, maskB1SS, shareBG, startsB, liveN, chosenN, firstBlock);
        arguments.addAll(kept);
        return pass.evaluate(scratch, "distributions", arguments).singletonOrThrow();
    }

    /** Loss, gradient (G, D), likelihoods of the aims, divergences of the holds, hits of the aims. */
    public NDList objective(NDManager scratch, FloatMatrix deltaGD) {
        var arguments =
                new NDList(matrix(scratch, deltaGD), tailND, positionsN, maskB1SS, shareBG, startsB, liveN, chosenN);
        arguments.addAll(List.of(targets, targetWeights, heldNV, heldWeights, firstBlock));
        arguments.addAll(kept);
        return pass.differentiate(scratch, "objective", arguments);
    }

    /**
     * Like {@link #objective} with a change of the layer's output projection, for rows that are not cut.
     * @param keysNF the layer's keys at all tokens, row by row
     * @return the gradient is (D, F)
     */
    public NDList tuned(NDManager scratch, FloatMatrix changeDF, NDArray keysNF) {
        var arguments = new NDList(matrix(scratch, changeDF), keysNF, tailND, positionsN, maskB1SS, liveN, chosenN);
        arguments.addAll(List.of(targets, targetWeights, heldNV, heldWeights, firstBlock));
        arguments.addAll(kept);
        return pass.differentiate(scratch, "tuned", arguments);
    }

    /** Where each row's tail begins when they lie one behind the other, and last where they end. */
    private int[] offsets(List<int[]> tokenRows) {
        var places = new int[starts.length + 1];
        for (int row = 0; row < starts.length; row++) {
            places[row + 1] = places[row] + tokenRows.get(row).length - starts[row];
        }
        return places;
    }

    private int tailLength() {
        return IntStream.range(0, starts.length)
                .map(row -> offsets[row + 1] - offsets[row])
                .max()
                .orElseThrow();
    }

    /** A value for every token of the tails, from its row and its place behind the row's start. */
    private long[] perToken(IntBinaryOperator value) {
        return IntStream.range(0, starts.length)
                .flatMap(row ->
                        IntStream.range(0, offsets[row + 1] - offsets[row]).map(s -> value.applyAsInt(row, s)))
                .asLongStream()
                .toArray();
    }

    /** States from each row's start on. */
    private NDArray tails(NDArray statesBTD) {
        long d = transformer.config().hiddenSize();
        long[] places = perToken((row, s) -> row * rows.length() + starts[row] + s);
        try (NDManager scratch = manager.newSubManager()) {
            NDArray flat = statesBTD.reshape(-1, d);
            flat.attach(scratch);
            return chosen(scratch, flat, places);
        }
    }

    private NDArray chosen(NDManager scratch, NDArray tensor, long[] places) {
        NDArray some = tensor.get(new NDIndex("{}", scratch.create(places))).duplicate();
        some.attach(manager);
        return some;
    }

    /** A query sees the kept tokens before its row's start, and its tail up to itself. */
    private NDArray mask() {
        int before = keptLength();
        int width = before + tailLength;
        var mask = new float[starts.length * tailLength * width];
        for (int row = 0; row < starts.length; row++) {
            for (int s = 0; s < tailLength; s++) {
                int from = (row * tailLength + s) * width;
                Arrays.fill(mask, from + starts[row], from + before, HIDDEN);
                Arrays.fill(mask, from + before + s + 1, from + width, HIDDEN);
            }
        }
        return manager.create(mask, new Shape(starts.length, 1, tailLength, width));
    }

    private NDArray share(int[] groupOfRow, int[] deltaPositions) {
        var share = new float[groupOfRow.length * groups];
        for (int row = 0; row < groupOfRow.length; row++) {
            if (groupOfRow[row] < 0 || groupOfRow[row] >= groups) {
                throw new IllegalArgumentException("group %d of %d".formatted(groupOfRow[row], groups));
            }
            share[row * groups + groupOfRow[row]] = deltaPositions[row] < 0 ? 0 : 1;
        }
        return TorchProgram.matrix(manager, share, groupOfRow.length, groups);
    }

    /** Keys and values of the tokens before the starts, by block; computed once for rows that begin alike. */
    private NDList keep(List<int[]> tokenRows, NDArray statesBTD) {
        int before = keptLength();
        if (before == 0) {
            return nothingKept();
        }
        var beginnings = Beginnings.of(tokenRows, starts);
        var list = new NDList();
        try (NDManager scratch = manager.newSubManager()) {
            NDArray states = statesBTD.get(new NDIndex("{}, 0:{}", scratch.create(beginnings.rows()), before));
            states.attach(scratch);
            for (NDArray some : pass.evaluate(scratch, "constants", List.of(states.duplicate(), firstBlock))) {
                list.add(TorchProgram.asConstant(chosen(scratch, some, beginnings.ofRow())));
            }
        }
        if (list.isEmpty()) {
            list.add(TorchProgram.asConstant(manager.zeros(new Shape(1))));
        }
        return list;
    }

    private NDList nothingKept() {
        ModelConfig config = transformer.config();
        var none = new Shape(starts.length, 0, config.keyValueHeads(), config.headSize());
        var list = new NDList();
        for (int i = 0; i < 2 * config.layers(); i++) {
            list.add(TorchProgram.asConstant(manager.zeros(none)));
        }
        return list;
    }

    /** P, tokens of the row whose delta comes latest. */
    private int keptLength() {
        return Arrays.stream(starts).max().orElseThrow();
    }

    private static NDArray matrix(NDManager manager, FloatMatrix matrix) {
        return TorchProgram.matrix(manager, matrix.data(), matrix.rows(), matrix.columns());
    }

    private static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
