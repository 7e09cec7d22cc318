package io.emend.graph.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key without the key.
 *
 * @param id public id of the key
 * @param keyedHash keyed hash (HMAC) of the secret, unique
 * @param name person or program it stands for
 * @param role READER, EDITOR, REVIEWER, ADMIN or SERVICE
 * @param scopes further limits, empty for none
 * @param expiresAt null for never
 * @param revokedAt null while valid
 */
public record StoredKey(
        String id,
        String keyedHash,
        String name,
        String role,
        Set<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {
    public StoredKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(keyedHash, "keyedHash");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(createdAt, "createdAt");
    }

    /** The same key, revoked. */
    public StoredKey revoked(Instant at) {
        return new StoredKey(id, keyedHash, name, role, scopes, createdAt, expiresAt, at);
    }

    public boolean isUsableAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
