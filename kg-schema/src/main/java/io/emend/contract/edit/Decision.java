package io.emend.contract.edit;

import org.jspecify.annotations.Nullable;

/** A reviewer's judgement. */
public record Decision(Verdict decision, @Nullable String comment) {
    /** The two ways it can go. */
    public enum Verdict {
        APPROVE,
        REJECT
    }

    public Decision {
        if (decision == null) {
            throw new IllegalArgumentException("A decision is APPROVE or REJECT.");
        }
    }
}
