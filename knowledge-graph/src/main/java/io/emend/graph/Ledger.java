package io.emend.graph;

import io.emend.contract.knowledge.State;
import io.emend.graph.ledger.Committed;
import io.emend.graph.ledger.GraphCommit;
import io.emend.graph.ledger.ImportHeader;
import io.emend.graph.ledger.UnfinishedImport;
import java.util.Optional;

/**
 * The only way facts change. Each revision is one transaction under a lock on the ledger's head, so two processes on one
 * database never both win. Thread-safe.
 */
public interface Ledger {
    /**
     * Writes a revision: facts, history, delta references, hashes. Committing the same {@code editId} twice returns what
     * the first commit did.
     *
     * @throws io.emend.contract.problem.Conflicted.StalePlan if the head or a slot of the read set has moved, or a
     *     statement to retract is not live; data holds the slots; nothing has changed
     * @throws io.emend.contract.problem.Unavailable if the database cannot serve or an import is running; nothing has
     *     changed
     * @throws IllegalArgumentException if a new statement's id is in use, or names an entity that is not there
     */
    Committed commit(GraphCommit commit);

    /**
     * Says which base model the weights start from. The first call on a ledger without edits fixes the model hash of
     * revision 0 (and of imports made before a model was known); later calls with the same hash change nothing.
     *
     * @throws io.emend.contract.problem.Unavailable.Corrupted if the ledger has edits that were made on another base
     */
    State bindModel(String baseModelHash);

    /**
     * Begins an import: one revision, however many batches. While it runs, commits are refused and nothing of it is seen
     * by reads. The caller closes it; closing without {@link BulkLoad#finish()} leaves it to be resumed or, with
     * {@link BulkLoad#discard()}, removes it. Beginning the job of an unfinished import takes it over, from another
     * process too.
     *
     * @throws io.emend.contract.problem.Unavailable if another import is running
     */
    BulkLoad beginImport(ImportHeader header);

    /** The import that is running or waits to be resumed or discarded, in whatever process; commits are refused meanwhile. */
    Optional<UnfinishedImport> unfinishedImport();

    /**
     * Recomputes the graph hash from every live statement and the chain from every revision.
     *
     * @return whether both equal what is recorded
     */
    boolean isIntact();
}
