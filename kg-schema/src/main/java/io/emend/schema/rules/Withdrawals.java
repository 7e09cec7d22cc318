package io.emend.schema.rules;

import java.util.List;

/**
 * What goes when facts are taken back.
 *
 * @param mirrors facts that say the same read backwards; they go too, stated or not
 * @param withdrawn derived facts nothing supports any more
 * @param kept derived facts that lost a derivation but still have the one given
 * @param implied what holds as a derived fact from now on: facts taken back that still follow from what is left, and
 *     facts a rule gives now that a statement had stood against; premises come before conclusions
 * @param truncated the budget ran out: the lists are not complete and must not be acted on
 */
public record Withdrawals(
        List<Triple> mirrors,
        List<Triple> withdrawn,
        List<Derivation> kept,
        List<Derivation> implied,
        boolean truncated) {
    public Withdrawals {
        mirrors = List.copyOf(mirrors);
        withdrawn = List.copyOf(withdrawn);
        kept = List.copyOf(kept);
        implied = List.copyOf(implied);
    }
}
