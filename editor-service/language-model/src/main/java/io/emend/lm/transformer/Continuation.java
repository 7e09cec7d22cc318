package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.emend.lm.FloatMatrix;
import io.emend.lm.torch.TorchProgram;
import java.util.List;

/** The tensors with which the blocks above a layer are continued and differentiated. Owned by the given manager. */
public final class Continuation {
    private final Transformer transformer;
    private final NDManager manager;
    private final TokenRows rows;
    private final NDArray statesBTD;
    private final NDArray firstBlock;
    private int groups;
    private NDArray shareBG;
    private NDArray spotBT;
    private NDArray chosenN;
    private NDArray targets;
    private NDArray targetWeights;
    private NDArray keptNV;
    private NDArray keptWeights;

    /** @param statesBTD outputs of the layer, an ordinary tensor that outlives this object */
    public Continuation(Transformer transformer, NDManager manager, int layer, List<int[]> rows, NDArray statesBTD) {
        this.transformer = transformer;
        this.manager = manager;
        this.rows = new TokenRows(rows);
        this.statesBTD = statesBTD;
        this.firstBlock = manager.create((long) layer + 1);
        int b = rows.size();
        this.shareBG = manager.zeros(new Shape(b, 1));
        this.spotBT = manager.zeros(new Shape(b, this.rows.length()));
        this.groups = 1;
        this.chosenN = manager.create(new long[] {0});
        this.targets = empty(DataType.INT64, 0);
        this.targetWeights = empty(DataType.FLOAT32, 0);
        this.keptNV = empty(DataType.FLOAT32, 0, transformer.config().vocabularySize());
        this.keptWeights = empty(DataType.FLOAT32, 0);
    }

    /** Says which delta each row gets and where; position -1 for none. */
    public void placeDeltas(int[] positions, int[] groupOfRow, int groupCount) {
        int b = rows.count();
        if (positions.length != b || groupOfRow.length != b) {
            throw new IllegalArgumentException(
                    "%d positions and %d groups for %d rows".formatted(positions.length, groupOfRow.length, b));
        }
        var share = new float[b * groupCount];
        var spot = new float[b * rows.length()];
        for (int row = 0; row < b; row++) {
            if (groupOfRow[row] < 0 || groupOfRow[row] >= groupCount) {
                throw new IllegalArgumentException("group %d of %d".formatted(groupOfRow[row], groupCount));
            }
            share[row * groupCount + groupOfRow[row]] = 1;
            if (positions[row] >= 0) {
                spot[(int) rows.place(row, positions[row])] = 1;
            }
        }
        shareBG = TorchProgram.matrix(manager, share, b, groupCount);
        spotBT = manager.create(spot, new Shape(b, rows.length()));
        groups = groupCount;
    }

    /** Says at which pairs of row and position distributions are wanted: the aims' first, then the holds'. */
    public void choose(int[][] places) {
        var flat = new long[places.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows.place(places[i][0], places[i][1]);
        }
        chosenN = manager.create(flat);
    }

    /** Sets the tokens wanted at the first chosen places. */
    public void aimAt(long[] tokens, double[] weights) {
        for (long token : tokens) {
            if (token < 0 || token >= transformer.config().vocabularySize()) {
                throw new IllegalArgumentException(
                        "token %d of %d".formatted(token, transformer.config().vocabularySize()));
            }
        }
        targets = tokens.length == 0 ? targets : manager.create(tokens);
        targetWeights = tokens.length == 0 ? targetWeights : manager.create(floats(weights));
    }

    /** Computes the distributions without deltas at the remaining chosen places, to be kept. */
    public void holdTo(double[] weights) {
        if (weights.length == 0) {
            return;
        }
        try (NDManager scratch = manager.newSubManager()) {
            NDArray all = distributions(scratch, new FloatMatrix(groups, width(), new float[groups * width()]));
            long aims = targets.getShape().get(0);
            keptNV = all.get(new ai.djl.ndarray.index.NDIndex("{}:", aims)).duplicate();
            keptNV.attach(manager);
        }
        keptWeights = manager.create(floats(weights));
    }

    /** Log-probabilities (N, V) at the chosen places with deltas added. */
    public NDArray distributions(NDManager scratch, FloatMatrix deltaGD) {
        return transformer
                .evaluate(
                        scratch,
                        "distributions",
                        List.of(tensor(scratch, deltaGD), statesBTD, shareBG, spotBT, chosenN, firstBlock))
                .singletonOrThrow();
    }

    /** Loss, gradient (G, D), likelihoods of the aims, divergences of the holds, hits of the aims. */
    public NDList objective(NDManager scratch, FloatMatrix deltaGD) {
        return transformer.differentiate(
                scratch,
                "objective",
                List.of(
                        tensor(scratch, deltaGD),
                        statesBTD,
                        shareBG,
                        spotBT,
                        chosenN,
                        targets,
                        targetWeights,
                        keptNV,
                        keptWeights,
                        firstBlock));
    }

    private int width() {
        return transformer.config().hiddenSize();
    }

    private static NDArray tensor(NDManager manager, FloatMatrix matrix) {
        return TorchProgram.matrix(manager, matrix.data(), matrix.rows(), matrix.columns());
    }

    private NDArray empty(DataType type, long... shape) {
        return manager.zeros(new Shape(shape), type);
    }

    private static float[] floats(double[] values) {
        var floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
