package io.emend.access.key;

import io.emend.access.Caller;
import io.emend.access.KeyHash;
import io.emend.access.Role;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.graph.store.AuditEvent;
import io.emend.graph.store.AuditLog;
import io.emend.graph.store.KeyStore;
import io.emend.graph.store.StoredKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Makes, lists and revokes keys on behalf of administrators, and records it in the audit. Thread-safe. */
public final class KeyAdministration {
    private static final String PREFIX = "emk_";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 6;

    private final KeyStore store;
    private final StoredApiKeys keys;
    private final AuditLog audit;
    private final KeyHash hash;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public KeyAdministration(KeyStore store, StoredApiKeys keys, AuditLog audit, KeyHash hash, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.audit = audit;
        this.hash = hash;
        this.clock = clock;
    }

    /** Makes a key; the answer is the only place where it is ever shown. */
    public KeyView create(Caller administrator, KeyRequest request) {
        administrator.require(Role.ADMIN);
        Instant now = clock.instant();
        if (request.expiresAt() != null && !request.expiresAt().isAfter(now)) {
            throw new Malformed("The key would have expired already, at " + request.expiresAt() + ".");
        }
        String key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(KEY_BYTES));
        StoredKey stored = new StoredKey(
                "k-" + HexFormat.of().formatHex(bytes(ID_BYTES)),
                hash.of(key),
                request.name(),
                request.role(),
                request.scopes(),
                now,
                request.expiresAt(),
                null);
        store.save(stored);
        record(administrator, "key.create", stored, now);
        return KeyView.of(stored, key);
    }

    /** All keys, revoked and expired ones included. */
    public List<KeyView> list(Caller administrator) {
        administrator.require(Role.ADMIN);
        return store.list().stream().map(stored -> KeyView.of(stored, null)).toList();
    }

    /**
     * Revokes a key; revoking it again changes nothing.
     *
     * @throws Missing if there is no such key
     */
    public void revoke(Caller administrator, String id) {
        administrator.require(Role.ADMIN);
        StoredKey stored = store.find(id).orElseThrow(() -> new Missing("There is no key with the id '" + id + "'."));
        Instant now = clock.instant();
        if (store.revoke(id, now)) {
            keys.forget();
            record(administrator, "key.revoke", stored, now);
        }
    }

    private void record(Caller administrator, String action, StoredKey key, Instant at) {
        audit.append(new AuditEvent(
                at,
                administrator.name(),
                administrator.role().name(),
                action,
                key.id(),
                "ok",
                Map.of("key", administrator.keyId(), "owner", key.name(), "role", key.role())));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
