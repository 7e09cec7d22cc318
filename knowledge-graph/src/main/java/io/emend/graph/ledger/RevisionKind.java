package io.emend.graph.ledger;

/** What made a revision. */
public enum RevisionKind {
    /** The empty ledger's first entry, revision 0. */
    GENESIS,
    IMPORT,
    EDIT,
    ROLLBACK,
    /** Edits that moved from a memory beside the weights into the weights; no fact changes. */
    CONSOLIDATION;

    /** Whether it is a client's request, to the graph or the model, that a commit carries out. */
    public boolean isCommitted() {
        return this == EDIT || this == ROLLBACK || this == CONSOLIDATION;
    }
}
