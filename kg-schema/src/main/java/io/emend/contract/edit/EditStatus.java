package io.emend.contract.edit;

/** Where an edit stands. */
public enum EditStatus {
    RECEIVED,
    NEEDS_REVIEW,
    REJECTED,
    APPLYING,
    APPLIED,
    FAILED,
    ROLLED_BACK
}
