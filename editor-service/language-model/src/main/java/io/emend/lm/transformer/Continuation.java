package io.emend.lm.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.emend.lm.FloatMatrix;
import io.emend.lm.torch.TorchProgram;
import java.util.List;

/**
 * The tensors with which the blocks above a layer are continued and differentiated where deltas can make a difference.
 * Owned by the given manager.
 */
public final class Continuation {
    private final Transformer transformer;
    private final NDManager manager;
    private final int groups;
    private final NDArray firstBlock;
    private final NDArray statesAD;
    private final NDArray sharesAG;
    private final NDArray positionsA;
    private final NDArray chosenN;
    private final NDArray mask;
    private final NDArray before;
    private NDArray targets;
    private NDArray targetWeights;
    private NDArray keptNV;
    private NDArray keptWeights;

    /**
     * Says which delta each row gets and where, and at which places distributions are wanted.
     * @param statesBTD outputs of the layer, an ordinary tensor
     * @param deltaPositions per row, the position of its delta; -1 for none
     * @param groupOfRow per row, the number of its delta
     * @param groups number of deltas, G
     * @param chosen pairs of row and position, the aims' first, then the holds'; at least one
     */
    public Continuation(
            Transformer transformer,
            NDManager manager,
            int layer,
            List<int[]> rows,
            NDArray statesBTD,
            int[] deltaPositions,
            int[] groupOfRow,
            int groups,
            int[][] chosen) {
        this.transformer = transformer;
        this.manager = manager;
        this.groups = groups;
        this.firstBlock = manager.create((long) layer + 1);
        var padded = new TokenRows(rows);
        requirePlaces(padded, deltaPositions, groupOfRow, groups, chosen);
        var active = new ActiveTokens(deltaPositions, chosen);
        NDArray activePlaces = manager.create(active.places(padded));
        this.statesAD = evaluated("rows", statesBTD, activePlaces);
        this.sharesAG = TorchProgram.matrix(
                manager, shares(active, deltaPositions, groupOfRow, groups), active.count(), groups);
        this.positionsA = manager.create(active.positions());
        this.chosenN = manager.create(indices(active, chosen));
        this.mask = TorchProgram.matrix(manager, active.mask(), active.count(), active.maskWidth());
        this.before = evaluated("before", statesBTD, manager.create(active.prefixPlaces(padded)), firstBlock);
        this.targets = empty(DataType.INT64, 0);
        this.targetWeights = empty(DataType.FLOAT32, 0);
        this.keptNV = empty(DataType.FLOAT32, 0, transformer.config().vocabularySize());
        this.keptWeights = empty(DataType.FLOAT32, 0);
    }

    private static void requirePlaces(
            TokenRows rows, int[] deltaPositions, int[] groupOfRow, int groups, int[][] chosen) {
        int b = rows.count();
        if (deltaPositions.length != b || groupOfRow.length != b) {
            throw new IllegalArgumentException(
                    "%d positions and %d groups for %d rows".formatted(deltaPositions.length, groupOfRow.length, b));
        }
        if (chosen.length == 0) {
            throw new IllegalArgumentException("an objective needs at least one aim or hold");
        }
        for (int row = 0; row < b; row++) {
            if (groupOfRow[row] < 0 || groupOfRow[row] >= groups) {
                throw new IllegalArgumentException("group %d of %d".formatted(groupOfRow[row], groups));
            }
            if (deltaPositions[row] >= 0) {
                rows.place(row, deltaPositions[row]);
            }
        }
        for (int[] place : chosen) {
            rows.place(place[0], place[1]);
        }
    }

    private static float[] shares(ActiveTokens active, int[] deltaPositions, int[] groupOfRow, int groups) {
        var shares = new float[active.count() * groups];
        for (int row = 0; row < deltaPositions.length; row++) {
            int index = deltaPositions[row] < 0 ? -1 : active.indexOf(row, deltaPositions[row]);
            if (index >= 0) {
                shares[index * groups + groupOfRow[row]] = 1;
            }
        }
        return shares;
    }

    private static long[] indices(ActiveTokens active, int[][] chosen) {
        var indices = new long[chosen.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = active.indexOf(chosen[i][0], chosen[i][1]);
        }
        return indices;
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
            keptNV = all.get(new NDIndex("{}:", aims)).duplicate();
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
                        List.of(
                                tensor(scratch, deltaGD),
                                statesAD,
                                sharesAG,
                                positionsA,
                                chosenN,
                                mask,
                                before,
                                firstBlock))
                .singletonOrThrow();
    }

    /** Loss, gradient (G, D), likelihoods of the aims, divergences of the holds, hits of the aims. */
    public NDList objective(NDManager scratch, FloatMatrix deltaGD) {
        return transformer.differentiate(
                scratch,
                "objective",
                List.of(
                        tensor(scratch, deltaGD),
                        statesAD,
                        sharesAG,
                        positionsA,
                        chosenN,
                        mask,
                        before,
                        targets,
                        targetWeights,
                        keptNV,
                        keptWeights,
                        firstBlock));
    }

    private NDArray evaluated(String method, NDArray... arguments) {
        NDArray result = transformer.evaluate(manager, method, List.of(arguments)).singletonOrThrow();
        result.attach(manager);
        return result;
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
