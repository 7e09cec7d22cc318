package io.emend.schema.rules;

/**
 * Bounds the work of one question to the rules.
 *
 * @param facts most facts derived or withdrawn
 * @param lookups most questions put to the graph
 */
public record Budget(int facts, int lookups) {
    /** Enough for any edit whose effects a person could review. */
    public static final Budget DEFAULT = new Budget(2_000, 50_000);

    public Budget {
        if (facts < 1 || lookups < 1) {
            throw new IllegalArgumentException("A budget allows one fact and one lookup at least");
        }
    }
}
