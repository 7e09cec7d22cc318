package io.emend.graph.neo4j.store;

import io.emend.graph.store.StoredKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.neo4j.core.schema.Id;
import org.springframework.data.neo4j.core.schema.Node;

/** An API key as a node; instants are ISO text. */
@Node("ApiKey")
record KeyNode(
        @Id String id,
        String keyedHash,
        String name,
        String role,
        List<String> scopes,
        String createdAt,
        @Nullable String expiresAt,
        @Nullable String revokedAt) {
    static KeyNode of(StoredKey key) {
        return new KeyNode(
                key.id(),
                key.keyedHash(),
                key.name(),
                key.role(),
                List.copyOf(key.scopes()),
                key.createdAt().toString(),
                text(key.expiresAt()),
                text(key.revokedAt()));
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>();
        properties.put("id", id);
        properties.put("keyedHash", keyedHash);
        properties.put("name", name);
        properties.put("role", role);
        properties.put("scopes", scopes);
        properties.put("createdAt", createdAt);
        properties.put("expiresAt", expiresAt);
        properties.put("revokedAt", revokedAt);
        return properties;
    }

    StoredKey toKey() {
        return new StoredKey(
                id,
                keyedHash,
                name,
                role,
                Set.copyOf(scopes),
                Instant.parse(createdAt),
                instant(expiresAt),
                instant(revokedAt));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
