package io.emend.graph.store;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Something somebody did.
 *
 * @param action such as {@code edit.apply}, {@code key.revoke}
 * @param target what it was done to: an edit id, a key id
 * @param outcome such as {@code ok} or a problem's code
 * @param details further facts, short; never secrets
 */
public record AuditEvent(
        Instant at,
        String actor,
        String role,
        String action,
        String target,
        String outcome,
        Map<String, String> details) {
    public AuditEvent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(outcome, "outcome");
        details = Map.copyOf(details);
    }
}
