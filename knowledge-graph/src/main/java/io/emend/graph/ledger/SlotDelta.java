package io.emend.graph.ledger;

import java.util.Objects;

/**
 * The delta file that now belongs to a subject's edited statements.
 *
 * @param subject entity id; a subject has at most one live slot
 * @param deltaKey name of the content-addressed file
 * @param deltaHash {@code sha256:} hash of its bytes
 * @param method method that uses it
 */
public record SlotDelta(String subject, String deltaKey, String deltaHash, String method) {
    public SlotDelta {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(deltaKey, "deltaKey");
        Objects.requireNonNull(deltaHash, "deltaHash");
        Objects.requireNonNull(method, "method");
    }
}
