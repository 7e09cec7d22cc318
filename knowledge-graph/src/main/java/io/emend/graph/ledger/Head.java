package io.emend.graph.ledger;

import io.emend.contract.knowledge.State;
import io.emend.contract.knowledge.StateHash;
import io.emend.graph.hash.LtHash16;
import io.emend.graph.hash.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger stands.
 *
 * @param sequence statements asserted so far; the next one gets this plus one
 * @param baseModel hash of the base the weights start from, null before a model was bound
 * @param modelHash hash of the model now
 * @param liveSet state of the live set's {@link LtHash16}; copied in and out
 * @param chainHash hash of the newest revision
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out; heads are not compared
public record Head(
        long revision, long sequence, @Nullable String baseModel, String modelHash, byte[] liveSet, String chainHash) {
    public static final String GENESIS_AUTHOR = "emend";
    private static final String NOTHING = new Chain.Operations().hash();
    private static final String NO_DELTAS = Chain.deltasHash(List.of(), List.of());

    public Head {
        Objects.requireNonNull(modelHash, "modelHash");
        Objects.requireNonNull(chainHash, "chainHash");
        liveSet = liveSet.clone();
    }

    /** The head of an empty ledger. */
    public static Head genesis() {
        String chain =
                Chain.next(null, 0, RevisionKind.GENESIS, null, NOTHING, NO_DELTAS, GENESIS_AUTHOR, Instant.EPOCH);
        return new Head(0, 0, null, Sha256.ZERO, new LtHash16().toBytes(), chain);
    }

    /** Revision 0, which {@link #genesis()} is the head of. */
    public RevisionRecord genesisRevision() {
        return new RevisionRecord(
                0,
                RevisionKind.GENESIS,
                null,
                GENESIS_AUTHOR,
                Instant.EPOCH,
                List.of(),
                List.of(),
                0,
                NOTHING,
                NO_DELTAS,
                List.of(),
                null,
                null,
                stateHash());
    }

    @Override
    public byte[] liveSet() {
        return liveSet.clone();
    }

    public StateHash stateHash() {
        return new StateHash(modelHash, Sha256.tagged(liveSet), chainHash);
    }

    public State state() {
        return new State(revision, stateHash());
    }

    public Head withModel(String base) {
        return new Head(revision, sequence, base, base, liveSet, chainHash);
    }
}
