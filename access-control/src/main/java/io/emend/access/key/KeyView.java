package io.emend.access.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.emend.graph.store.StoredKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as administrators see it.
 *
 * @param key the secret itself, only in the answer that creates it; it is stored nowhere
 */
public record KeyView(
        String id,
        String name,
        String role,
        Set<String> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {
    public KeyView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        scopes = Set.copyOf(scopes);
        Objects.requireNonNull(createdAt, "createdAt");
    }

    static KeyView of(StoredKey stored, @Nullable String key) {
        return new KeyView(
                stored.id(),
                stored.name(),
                stored.role(),
                stored.scopes(),
                stored.createdAt(),
                stored.expiresAt(),
                stored.revokedAt(),
                key);
    }
}
