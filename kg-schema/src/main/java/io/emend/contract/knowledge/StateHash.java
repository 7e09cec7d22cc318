package io.emend.contract.knowledge;

import java.util.Objects;

/**
 * The state of both memories, each {@code sha256:} and 64 hex digits.
 *
 * @param model effective edited tensors and memory rows over the base checkpoint
 * @param graph canonical set of live statements
 * @param ledger head of the hash chain; moves on with every revision, rollbacks included
 */
public record StateHash(String model, String graph, String ledger) {
    public StateHash {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(graph, "graph");
        Objects.requireNonNull(ledger, "ledger");
    }
}
