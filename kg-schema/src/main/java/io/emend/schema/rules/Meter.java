package io.emend.schema.rules;

/** Counts work against a budget. */
final class Meter {
    private final Budget budget;
    private int facts;
    private int lookups;
    private boolean exhausted;

    Meter(Budget budget) {
        this.budget = budget;
    }

    /** Counts a lookup; false when none is left. */
    boolean lookup() {
        return allow(++lookups <= budget.lookups());
    }

    /** Counts a fact; false when none is left. */
    boolean fact() {
        return allow(++facts <= budget.facts());
    }

    boolean isExhausted() {
        return exhausted;
    }

    private boolean allow(boolean within) {
        exhausted |= !within;
        return within;
    }
}
