package io.emend.schema.rules;

import java.util.Objects;

/**
 * All a change brings about: what goes with the facts taken back, and what follows from the facts stated. A derived fact
 * is in one of the two only.
 */
public record Change(Withdrawals withdrawals, Consequences consequences) {
    public Change {
        Objects.requireNonNull(withdrawals, "withdrawals");
        Objects.requireNonNull(consequences, "consequences");
    }

    /** The budget ran out: the change is not complete and must not be carried out. */
    public boolean truncated() {
        return withdrawals.truncated() || consequences.truncated();
    }
}
