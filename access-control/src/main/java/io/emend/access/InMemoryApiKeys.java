package io.emend.access;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys that live as long as the process: configured ones and the demo's. Holds hashes only. Thread-safe. */
public final class InMemoryApiKeys implements ApiKeys {
    private final KeyHash hash;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    public InMemoryApiKeys(KeyHash hash) {
        this.hash = hash;
    }

    /** Adds a key for a caller. */
    public InMemoryApiKeys with(String key, Caller caller) {
        callers.put(hash.of(key), caller);
        return this;
    }

    @Override
    public Optional<Caller> find(String presentedKey) {
        return Optional.ofNullable(callers.get(hash.of(presentedKey)));
    }

    @Override
    public boolean isEmpty() {
        return callers.isEmpty();
    }
}
