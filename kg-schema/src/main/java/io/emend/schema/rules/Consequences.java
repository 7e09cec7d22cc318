package io.emend.schema.rules;

import java.util.List;

/**
 * What follows from facts newly stated.
 *
 * @param derived facts that are new, each with the derivation found first; premises come before conclusions
 * @param reinforced further derivations of facts that are live already
 * @param blocked derivations a stated fact speaks against; not carried out
 * @param truncated the budget ran out: there may be more
 */
public record Consequences(
        List<Derivation> derived, List<Derivation> reinforced, List<Blocked> blocked, boolean truncated) {
    public Consequences {
        derived = List.copyOf(derived);
        reinforced = List.copyOf(reinforced);
        blocked = List.copyOf(blocked);
    }

    /** A derivation, and the stated fact that keeps its conclusion from holding. */
    public record Blocked(Derivation derivation, Triple by) {}
}
