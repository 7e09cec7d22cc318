package io.emend.access;

import java.util.Optional;

/** The keys that open the door. */
public interface ApiKeys {
    /** Whose key this is; empty if it is unknown, expired or revoked. */
    Optional<Caller> find(String presentedKey);

    /** Whether any key exists that can sign somebody in. */
    boolean isEmpty();
}
