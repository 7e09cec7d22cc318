package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.emend.lm.FloatMatrix;
import io.emend.lm.Precision;
import io.emend.lm.torch.TorchProgram;
import java.util.Arrays;
import java.util.List;
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
    private final NDArray tailBSD;
    private final NDArray positionsBS;
    private final NDArray maskB1SS;
    private final NDArray shareBG;
    private final NDArray spotBS1;
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
        tailLength = tailLength(tokenRows);
        firstBlock = manager.create((long) layer + 1);
        tailBSD = tails(statesBTD);
        positionsBS = positions();
        maskB1SS = mask();
        shareBG = share(groupOfRow);
        spotBS1 = spots(deltaPositions);
        liveN = live(tokenRows);
        kept = keep(statesBTD);
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
            flat[i] = (long) row * tailLength + within;
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
                matrix(scratch, deltaGD), tailBSD, positionsBS, maskB1SS, shareBG, spotBS1, liveN, chosenN, firstBlock);
        arguments.addAll(kept);
        return pass.evaluate(scratch, "distributions", arguments).singletonOrThrow();
    }

    /** Loss, gradient (G, D), likelihoods of the aims, divergences of the holds, hits of the aims. */
    public NDList objective(NDManager scratch, FloatMatrix deltaGD) {
        var arguments =
                new NDList(matrix(scratch, deltaGD), tailBSD, positionsBS, maskB1SS, shareBG, spotBS1, liveN, chosenN);
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
        var arguments = new NDList(matrix(scratch, changeDF), keysNF, tailBSD, positionsBS, maskB1SS, liveN, chosenN);
        arguments.addAll(List.of(targets, targetWeights, heldNV, heldWeights, firstBlock));
        arguments.addAll(kept);
        return pass.differentiate(scratch, "tuned", arguments);
    }

    private int tailLength(List<int[]> tokenRows) {
        int longest = 0;
        for (int row = 0; row < starts.length; row++) {
            longest = Math.max(longest, tokenRows.get(row).length - starts[row]);
        }
        return longest;
    }

    /** States from each row's start on; places past a row's end repeat its last one and are hidden by the mask. */
    private NDArray tails(NDArray statesBTD) {
        var places = new long[starts.length * tailLength];
        for (int row = 0; row < starts.length; row++) {
            for (int s = 0; s < tailLength; s++) {
                places[row * tailLength + s] =
                        (long) row * rows.length() + Math.min(starts[row] + s, rows.length() - 1);
            }
        }
        long d = transformer.config().hiddenSize();
        try (NDManager scratch = manager.newSubManager()) {
            NDArray flat = statesBTD.reshape(-1, d);
            flat.attach(scratch);
            NDArray tail = flat.get(new NDIndex("{}", scratch.create(places)))
                    .reshape(starts.length, tailLength, d)
                    .duplicate();
            tail.attach(manager);
            return tail;
        }
    }

    /** The flat places of the tails that hold a token. */
    private NDArray live(List<int[]> tokenRows) {
        return manager.create(IntStream.range(0, starts.length)
                .flatMap(row -> IntStream.range(0, tokenRows.get(row).length - starts[row])
                        .map(s -> row * tailLength + s))
                .asLongStream()
                .toArray());
    }

    private NDArray positions() {
        var at = new long[starts.length * tailLength];
        for (int i = 0; i < at.length; i++) {
            at[i] = starts[i / tailLength] + i % tailLength;
        }
        return manager.create(at, new Shape(starts.length, tailLength));
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

    private NDArray share(int[] groupOfRow) {
        var share = new float[groupOfRow.length * groups];
        for (int row = 0; row < groupOfRow.length; row++) {
            if (groupOfRow[row] < 0 || groupOfRow[row] >= groups) {
                throw new IllegalArgumentException("group %d of %d".formatted(groupOfRow[row], groups));
            }
            share[row * groups + groupOfRow[row]] = 1;
        }
        return TorchProgram.matrix(manager, share, groupOfRow.length, groups);
    }

    private NDArray spots(int[] deltaPositions) {
        var spot = new float[starts.length * tailLength];
        for (int row = 0; row < starts.length; row++) {
            spot[row * tailLength] = deltaPositions[row] < 0 ? 0 : 1;
        }
        return manager.create(spot, new Shape(starts.length, tailLength, 1));
    }

    private NDList keep(NDArray statesBTD) {
        int before = keptLength();
        var list = new NDList();
        if (before == 0) {
            var none = new Shape(
                    starts.length,
                    0,
                    transformer.config().keyValueHeads(),
                    transformer.config().headSize());
            for (int i = 0; i < 2 * transformer.config().layers(); i++) {
                list.add(TorchProgram.asConstant(manager.zeros(none)));
            }
            return list;
        }
        try (NDManager scratch = manager.newSubManager()) {
            for (NDArray all : pass.evaluate(scratch, "constants", List.of(statesBTD, firstBlock))) {
                NDArray part = all.get(new NDIndex(":, 0:{}", before)).duplicate();
                part.attach(manager);
                list.add(TorchProgram.asConstant(part));
            }
        }
        if (list.isEmpty()) {
            list.add(TorchProgram.asConstant(manager.zeros(new Shape(1))));
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
