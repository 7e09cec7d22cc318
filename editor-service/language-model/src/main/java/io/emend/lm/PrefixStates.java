package io.emend.lm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.emend.lm.transformer.Lifetime;
import java.util.List;

/**
 * Outputs of one block for a batch of rows, computed once and reused: whatever is added to that block's MLP output
 * only changes the blocks above it. Holds native memory until closed.
 */
public final class PrefixStates implements AutoCloseable {
    private final int layer;
    private final List<int[]> rows;
    private final NDManager manager;
    private final NDArray statesBTD;
    private final Lifetime.Lease lease;

    PrefixStates(int layer, List<int[]> rows, NDManager manager, NDArray statesBTD, Lifetime.Lease lease) {
        this.layer = layer;
        this.rows = List.copyOf(rows);
        this.manager = manager;
        this.statesBTD = statesBTD;
        this.lease = lease;
    }

    /** The block whose outputs these are. */
    public int layer() {
        return layer;
    }

    /** The rows of tokens, unpadded. */
    public List<int[]> rows() {
        return rows;
    }

    /** T, the padded length. */
    int length() {
        return (int) statesBTD.getShape().get(1);
    }

    /** An ordinary tensor (B, T, D), owned by this object. */
    NDArray statesBTD() {
        return statesBTD;
    }

    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
        lease.close();
    }
}
