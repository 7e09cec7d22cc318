package io.emend.access.key;

import io.emend.access.AccessProperties;
import io.emend.access.CurrentCaller;
import io.emend.access.KeyHash;
import io.emend.access.start.StartupRefused;
import io.emend.graph.store.AuditLog;
import io.emend.graph.store.KeyStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keys from the database, and the paths that manage them. Needs a {@link KeyStore}, an {@link AuditLog} and a configured
 * {@code emend.access.secret}, without which stored hashes would not outlive the process.
 */
@Configuration(proxyBeanMethods = false)
public class KeyModule {
    @Bean
    StoredApiKeys storedApiKeys(KeyStore store, KeyHash hash, AccessProperties properties) {
        if (properties.secret() == null) {
            throw new StartupRefused(
                    "Keys are stored as keyed hashes, which need a secret that outlives the process: set"
                            + " EMEND_ACCESS_SECRET to at least 16 random characters, the same for every service.");
        }
        return new StoredApiKeys(store, hash, Clock.systemUTC());
    }

    @Bean
    KeyAdministration keyAdministration(KeyStore store, StoredApiKeys keys, AuditLog audit, KeyHash hash) {
        return new KeyAdministration(store, keys, audit, hash, Clock.systemUTC());
    }

    @Bean
    KeyController keyController(KeyAdministration administration, CurrentCaller caller) {
        return new KeyController(administration, caller);
    }
}
