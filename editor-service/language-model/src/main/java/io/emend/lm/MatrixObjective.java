package io.emend.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.emend.lm.DeltaObjective.Aim;
import io.emend.lm.DeltaObjective.Hold;
import io.emend.lm.transformer.Continuation;
import io.emend.lm.transformer.Taps;
import java.util.Arrays;
import java.util.List;

/**
 * A loss over a change of one layer's output projection, with its gradient: what fine-tuning that matrix alone needs. The
 * layer's keys and what lies below are computed once; only the blocks above it are run and differentiated.
 *
 * <p>The loss is that of {@link DeltaObjective}. Holds native memory until closed. Not thread-safe. Same input, same bits.
 */
public final class MatrixObjective implements AutoCloseable {
    private final PrefixStates prefix;
    private final NDManager manager;
    private final Continuation continuation;
    private final NDArray keysNF;
    private final int aims;

    private MatrixObjective(
            PrefixStates prefix, NDManager manager, Continuation continuation, NDArray keysNF, int aims) {
        this.prefix = prefix;
        this.manager = manager;
        this.continuation = continuation;
        this.keysNF = keysNF;
        this.aims = aims;
    }

    /**
     * One evaluation.
     * @param loss weighted sum over aims and holds
     * @param gradientDF its gradient with respect to the change, row by row
     * @param aimNll negative log-likelihood of each aim, unweighted, in nats
     * @param aimHit whether each aim's target is the likeliest token
     * @param holdKl divergence of each hold, unweighted, in nats
     */
    @SuppressWarnings("ArrayRecordComponent") // moved in bulk, treated as given away
    public record Evaluation(double loss, float[] gradientDF, double[] aimNll, boolean[] aimHit, double[] holdKl) {}

    /**
     * Prepares an objective and computes what the holds hold to.
     * @param layer layer whose output projection is changed
     * @throws IllegalArgumentException if the layer, a row or a position does not exist
     */
    public static MatrixObjective of(
            LanguageModel model, int layer, List<int[]> rows, List<Aim> aims, List<Hold> holds) {
        PrefixStates prefix = model.prefix(layer, rows);
        try {
            NDManager manager = prefix.manager().newSubManager();
            var nowhere = new int[rows.size()];
            Arrays.fill(nowhere, -1);
            var continuation = new Continuation(
                    model.transformer(),
                    manager,
                    layer,
                    rows,
                    prefix.statesBTD(),
                    nowhere,
                    new int[rows.size()],
                    1,
                    Precision.EXACT);
            DeltaObjective.ask(continuation, aims, holds);
            NDArray keys = Taps.keysOf(model.transformer(), manager, layer, rows);
            return new MatrixObjective(prefix, manager, continuation, keys, aims.size());
        } catch (RuntimeException e) {
            prefix.close();
            throw e;
        }
    }

    /**
     * Loss and gradient at a change.
     * @param changeDF what is added to the output projection, as outputs by inputs
     */
    public Evaluation evaluate(FloatMatrix changeDF) {
        try (NDManager scratch = manager.newSubManager()) {
            NDList out = continuation.tuned(scratch, changeDF, keysNF);
            return new Evaluation(
                    out.get(0).toFloatArray()[0],
                    out.get(1).toFloatArray(),
                    DeltaObjective.doubles(out.get(2)),
                    DeltaObjective.hits(out.get(4), aims),
                    DeltaObjective.doubles(out.get(3)));
        }
    }

    @Override
    public void close() {
        prefix.close();
    }
}
