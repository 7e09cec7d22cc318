package io.emend.access;

import java.util.Optional;

/** The key of the request being handled on this thread, for calling the next service with the caller's own rights. */
@FunctionalInterface
public interface ForwardedKey {
    /** The caller's key; empty outside of a request signed in by one. */
    Optional<String> key();
}
