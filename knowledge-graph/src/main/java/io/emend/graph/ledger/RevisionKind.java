package io.emend.graph.ledger;

/** What made a revision. */
public enum RevisionKind {
    /** The empty ledger's first entry, revision 0. */
    GENESIS,
    IMPORT,
    EDIT,
    ROLLBACK
}
