package io.emend.contract.interpretation;

/** What somebody wants by an utterance. */
public enum Intent {
    /** Assert or replace. */
    EDIT,
    RETRACT,
    QUERY,
    /** Is it true that. */
    VERIFY,
    UNDO,
    /** Suppose that; must not edit. */
    HYPOTHETICAL,
    /** Too little was said, or it is ambiguous. */
    CLARIFY,
    CHAT
}
