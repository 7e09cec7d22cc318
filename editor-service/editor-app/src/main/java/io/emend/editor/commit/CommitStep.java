package io.emend.editor.commit;

/** The steps of the commit protocol, in order; a crash may come before any of them. */
public enum CommitStep {
    /** The read set and the statements to retract are checked against the graph. */
    CHECK,
    /** The changed slots' edits are fetched or optimised. */
    SOLVE,
    /** The candidate snapshot is built. */
    BUILD,
    /** The candidate is verified by generation. */
    VERIFY,
    /** Delta files are written and forced to disk. */
    STORE,
    /** The one Neo4j transaction: the commit point. */
    COMMIT,
    /** The snapshot becomes the one that new requests see. */
    PUBLISH,
    /** The result goes back to the caller. */
    ANSWER
}
