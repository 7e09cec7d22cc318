package io.emend.access.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.access.Caller;
import io.emend.access.KeyHash;
import io.emend.access.Role;
import io.emend.access.Scope;
import io.emend.contract.problem.AccessDenied;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.graph.GraphPorts;
import io.emend.graph.memory.InMemoryGraph;
import io.emend.graph.store.AuditEntry;
import io.emend.graph.store.AuditLog;
import io.emend.graph.store.KeyStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyAdministrationTests {
    private static final Caller ADMIN = new Caller("root", Role.ADMIN, "k-root");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Instant now = NOW;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final GraphPorts graph = InMemoryGraph.empty();
    private final KeyStore store = graph.keys();
    private final AuditLog audit = graph.audit();
    private final KeyHash hash = new KeyHash("a secret of the tests".getBytes(StandardCharsets.UTF_8));
    private final StoredApiKeys keys = new StoredApiKeys(store, hash, clock);
    private final KeyAdministration administration = new KeyAdministration(store, keys, audit, hash, clock);

    @Test
    void aNewKeyOpensTheDoorUntilItIsRevoked() {
        KeyView created = administration.create(ADMIN, request("EDITOR", Set.of(), null));
        String key = Objects.requireNonNull(created.key());
        assertThat(keys.find(key)).map(Caller::name).contains("dora");

        administration.revoke(ADMIN, created.id());

        assertThat(keys.find(key)).isEmpty();
    }

    @Test
    void aKeyIsShownOnceAndStoredAsAHash() {
        KeyView created = administration.create(ADMIN, request("EDITOR", Set.of(), null));

        assertThat(administration.list(ADMIN))
                .singleElement()
                .satisfies(view -> assertThat(view.key()).isNull());
        assertThat(store.list().toString()).doesNotContain(Objects.requireNonNull(created.key()));
    }

    @Test
    void aKeyExpires() {
        KeyView created = administration.create(ADMIN, request("READER", Set.of(), NOW.plusSeconds(60)));

        now = NOW.plusSeconds(61);

        assertThat(keys.find(Objects.requireNonNull(created.key()))).isEmpty();
    }

    @Test
    void aNarrowedKeyDoesOnlyWhatItsScopesSay() {
        KeyView created = administration.create(ADMIN, request("EDITOR", Set.of("Read"), null));
        Caller dora = keys.find(Objects.requireNonNull(created.key())).orElseThrow();

        assertThat(dora.scopes()).containsExactly(Scope.READ);
        assertThat(dora.require(Role.READER)).isEqualTo(dora);
        assertThatThrownBy(() -> dora.require(Role.EDITOR))
                .isInstanceOf(AccessDenied.Forbidden.class)
                .hasMessageContaining("edit");
    }

    @Test
    void makingAndRevokingIsAudited() {
        KeyView created = administration.create(ADMIN, request("EDITOR", Set.of(), null));
        administration.revoke(ADMIN, created.id());
        administration.revoke(ADMIN, created.id());

        assertThat(audit.list(null, null, 10, null).items())
                .extracting(AuditEntry::event)
                .extracting(event -> event.action() + " " + event.target() + " by " + event.actor())
                .containsExactly("key.revoke " + created.id() + " by root", "key.create " + created.id() + " by root");
    }

    @Test
    void whatIsWrongIsRefused() {
        assertThatThrownBy(() -> administration.revoke(ADMIN, "k-none")).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> administration.create(ADMIN, request("READER", Set.of(), NOW)))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> request("KING", Set.of(), null)).hasMessageContaining("KING");
        assertThatThrownBy(() -> request("READER", Set.of("fly"), null)).hasMessageContaining("fly");
        Caller editor = new Caller("alice", Role.EDITOR, "k-alice");
        assertThatThrownBy(() -> administration.list(editor)).isInstanceOf(AccessDenied.Forbidden.class);
    }

    private static KeyRequest request(String role, Set<String> scopes, @Nullable Instant expiresAt) {
        return new KeyRequest("dora", role, scopes, expiresAt);
    }
}
