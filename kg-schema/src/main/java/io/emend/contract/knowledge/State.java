package io.emend.contract.knowledge;

import java.util.Objects;

/** The newest revision and its hashes. */
public record State(long revision, StateHash stateHash) {
    public State {
        Objects.requireNonNull(stateHash, "stateHash");
    }
}
