package io.emend.access.key;

import io.emend.access.ApiKeys;
import io.emend.access.Caller;
import io.emend.access.KeyHash;
import io.emend.access.Role;
import io.emend.access.Scope;
import io.emend.graph.store.KeyStore;
import io.emend.graph.store.StoredKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Keys in the database. What was found is remembered for a few seconds, so that a read does not cost a second database
 * call; a key revoked in another process therefore opens the door for that long. Unknown keys are never remembered.
 * Thread-safe.
 */
public final class StoredApiKeys implements ApiKeys {
    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;

    private final KeyStore store;
    private final KeyHash hash;
    private final Clock clock;
    private final Map<String, Remembered> recent = new ConcurrentHashMap<>();

    public StoredApiKeys(KeyStore store, KeyHash hash, Clock clock) {
        this.store = store;
        this.hash = hash;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> find(String presentedKey) {
        Instant now = clock.instant();
        String keyedHash = hash.of(presentedKey);
        Remembered remembered = recent.get(keyedHash);
        if (remembered != null && now.isBefore(remembered.until)) {
            return usable(remembered.key, now);
        }
        Optional<StoredKey> found = store.findByHash(keyedHash);
        if (found.isEmpty()) {
            recent.remove(keyedHash);
            return Optional.empty();
        }
        if (recent.size() >= MOST_REMEMBERED) {
            recent.clear();
        }
        recent.put(keyedHash, new Remembered(found.get(), now.plus(REMEMBERED)));
        return usable(found.get(), now);
    }

    @Override
    public boolean isEmpty() {
        return store.list().stream().noneMatch(key -> key.isUsableAt(clock.instant()));
    }

    /** Forgets what was remembered, after a key was revoked here. */
    void forget() {
        recent.clear();
    }

    private static Optional<Caller> usable(StoredKey key, Instant now) {
        return key.isUsableAt(now) ? Optional.of(caller(key)) : Optional.empty();
    }

    private static Caller caller(StoredKey key) {
        return new Caller(
                key.name(),
                Role.valueOf(key.role()),
                key.id(),
                key.scopes().stream()
                        .map(scope -> Scope.valueOf(scope.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private record Remembered(StoredKey key, Instant until) {}
}
