package io.emend.schema.rules;

import java.util.List;
import java.util.Objects;

/**
 * One way in which a fact follows from others.
 *
 * @param premises the facts it follows from, in the order of the rule; derived facts may be among them
 */
public record Derivation(Triple conclusion, Kind kind, List<Triple> premises) {
    /** The kinds of rules. */
    public enum Kind {
        SYMMETRIC,
        INVERSE,
        TRANSITIVE,
        CHAIN;

        /** Tells whether the conclusion says the very same as its premise, read backwards. */
        public boolean isMirror() {
            return this == SYMMETRIC || this == INVERSE;
        }
    }

    public Derivation {
        Objects.requireNonNull(conclusion, "conclusion");
        Objects.requireNonNull(kind, "kind");
        premises = List.copyOf(premises);
        if (premises.isEmpty()) {
            throw new IllegalArgumentException("A derivation of " + conclusion + " has no premises");
        }
    }
}
