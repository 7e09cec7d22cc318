package io.emend.contract.model;

import io.emend.contract.edit.ModelOutcome;
import io.emend.contract.knowledge.Fact;
import io.emend.contract.knowledge.StateHash;
import java.util.List;
import java.util.Objects;

/** What a commit did. Once returned, it is durable. */
public record CommitResult(
        long revision,
        long supersedesRevision,
        StateHash stateHash,
        ModelOutcome model,
        List<Fact> asserted,
        List<Fact> retracted) {
    public CommitResult {
        Objects.requireNonNull(stateHash, "stateHash");
        Objects.requireNonNull(model, "model");
        asserted = List.copyOf(asserted);
        retracted = List.copyOf(retracted);
    }
}
