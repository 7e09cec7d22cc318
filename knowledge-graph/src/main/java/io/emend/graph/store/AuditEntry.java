package io.emend.graph.store;

import io.emend.graph.hash.Sha256;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An entry of the audit log.
 *
 * @param number 1, 2, 3, … without gaps
 * @param hash of the entry before, the number and the event
 */
public record AuditEntry(long number, AuditEvent event, String previousHash, String hash) {
    public AuditEntry {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(previousHash, "previousHash");
        Objects.requireNonNull(hash, "hash");
    }

    /** The entry that follows {@code previousHash} under this number. */
    public static AuditEntry chained(long number, AuditEvent event, String previousHash) {
        return new AuditEntry(number, event, previousHash, hashOf(number, event, previousHash));
    }

    /** Whether the hash is that of the contents. */
    public boolean isIntact() {
        return hash.equals(hashOf(number, event, previousHash));
    }

    private static String hashOf(long number, AuditEvent event, String previousHash) {
        StringBuilder line = new StringBuilder(previousHash).append('\n').append(number);
        for (String field : new String[] {
            event.at().toString(), event.actor(), event.role(), event.action(), event.target(), event.outcome()
        }) {
            line.append('\n').append(field.length()).append(':').append(field);
        }
        new TreeMap<>(event.details())
                .forEach((name, value) -> line.append('\n')
                        .append(name.length())
                        .append(':')
                        .append(name)
                        .append(value.length())
                        .append(':')
                        .append(value));
        return Sha256.tagged(line.toString());
    }
}
