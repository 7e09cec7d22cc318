package io.emend.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.emend.lm.transformer.Continuation;
import java.util.List;

/**
 * A loss over vectors added to one layer's MLP output, with its gradient. Only the blocks above that layer are run and
 * differentiated, only from a delta's position on, and the output head only where a distribution is asked for.
 *
 * <p>Rows belong to groups; a group has one delta, added at one position of each of its rows. The loss is the weighted
 * sum of {@code -log p(target)} over the aims and of {@code KL(base || changed)} over the holds. Since no row belongs
 * to two groups, the gradient of a group's delta depends on its own rows only, up to the rounding of matrix products
 * over batches of different shape; evaluate one group alone where bits matter. Same input, same bits.
 *
 * <p>Activation patches of the model are not applied above the layer: use the base model. Not thread-safe; several
 * objectives may be evaluated in parallel.
 */
public final class DeltaObjective implements AutoCloseable {
    private final NDManager manager;
    private final Continuation continuation;
    private final int groups;
    private final int width;
    private final int aims;

    private DeltaObjective(NDManager manager, Continuation continuation, int groups, int width, int aims) {
        this.manager = manager;
        this.continuation = continuation;
        this.groups = groups;
        this.width = width;
        this.aims = aims;
    }

    /**
     * Wants a token after a position.
     * @param row index of the row
     * @param position index of the token after which the target should come
     * @param target wanted token id
     * @param weight factor on its negative log-likelihood
     */
    public record Aim(int row, int position, int target, double weight) {}

    /**
     * Wants the distribution after a position to stay what it is without deltas.
     * @param weight factor on the divergence
     */
    public record Hold(int row, int position, double weight) {}

    /**
     * One evaluation.
     * @param loss weighted sum over all groups
     * @param gradientGD its gradient, one row per group
     * @param aimNll negative log-likelihood of each aim, unweighted, in nats
     * @param aimHit whether each aim's target is the likeliest token
     * @param holdKl divergence of each hold, unweighted, in nats
     */
    @SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
    public record Evaluation(double loss, float[][] gradientGD, double[] aimNll, boolean[] aimHit, double[] holdKl) {}

    /**
     * Prepares an objective and computes what the holds hold to.
     * @param prefix outputs of the layer at which deltas are added; must stay open as long as this objective
     * @param deltaPositions per row, the position at which its group's delta is added; -1 for none
     * @param groupOfRow per row, its group's number from 0
     * @param groups number of groups, G
     * @param precision of losses and gradients
     * @throws IllegalArgumentException if a row, position or group does not exist, or an aim or hold lies before its
     *     row's delta, where nothing can change
     */
    public static DeltaObjective of(
            LanguageModel model,
            PrefixStates prefix,
            int[] deltaPositions,
            int[] groupOfRow,
            int groups,
            List<Aim> aims,
            List<Hold> holds,
            Precision precision) {
        NDManager manager = prefix.manager().newSubManager();
        try {
            var continuation = new Continuation(
                    model.transformer(),
                    manager,
                    prefix.layer(),
                    prefix.rows(),
                    prefix.statesBTD(),
                    deltaPositions,
                    groupOfRow,
                    groups,
                    precision);
            ask(continuation, aims, holds);
            return new DeltaObjective(
                    manager, continuation, groups, model.config().hiddenSize(), aims.size());
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    static void ask(Continuation continuation, List<Aim> aims, List<Hold> holds) {
        int[][] places = new int[aims.size() + holds.size()][];
        for (int i = 0; i < aims.size(); i++) {
            places[i] = new int[] {aims.get(i).row(), aims.get(i).position()};
        }
        for (int i = 0; i < holds.size(); i++) {
            places[aims.size() + i] =
                    new int[] {holds.get(i).row(), holds.get(i).position()};
        }
        continuation.choose(places);
        continuation.aimAt(
                aims.stream().mapToLong(Aim::target).toArray(),
                aims.stream().mapToDouble(Aim::weight).toArray());
        continuation.holdTo(holds.stream().mapToDouble(Hold::weight).toArray());
    }

    /**
     * Loss and gradient at the given deltas.
     * @param deltaGD one vector of D values per group
     */
    public Evaluation evaluate(float[][] deltaGD) {
        if (deltaGD.length != groups) {
            throw new IllegalArgumentException("%d deltas for %d groups".formatted(deltaGD.length, groups));
        }
        FloatMatrix delta = FloatMatrix.ofRows(deltaGD);
        if (delta.columns() != width) {
            throw new IllegalArgumentException(
                    "deltas of %d values in a model of width %d".formatted(delta.columns(), width));
        }
        try (NDManager scratch = manager.newSubManager()) {
            NDList out = continuation.objective(scratch, delta);
            float[] flat = out.get(1).toFloatArray();
            var gradient = new float[groups][];
            for (int g = 0; g < groups; g++) {
                gradient[g] = java.util.Arrays.copyOfRange(flat, g * width, (g + 1) * width);
            }
            return new Evaluation(
                    out.get(0).toFloatArray()[0],
                    gradient,
                    doubles(out.get(2)),
                    hits(out.get(4), aims),
                    doubles(out.get(3)));
        }
    }

    static boolean[] hits(NDArray marks, int aims) {
        float[] hit = marks.toFloatArray();
        var hits = new boolean[aims];
        for (int i = 0; i < aims; i++) {
            hits[i] = hit[i] == 1;
        }
        return hits;
    }

    static double[] doubles(NDArray values) {
        float[] floats = values.toFloatArray();
        var doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    @Override
    public void close() {
        manager.close();
    }
}
