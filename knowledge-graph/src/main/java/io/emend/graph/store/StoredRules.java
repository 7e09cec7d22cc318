package io.emend.graph.store;

import java.time.Instant;
import java.util.Objects;

/**
 * A version of the screening rules; once kept it never changes.
 *
 * @param version 1 and up, in the order of keeping
 * @param rules the rules, JSON
 * @param comment what its author says about it, may be empty
 */
public record StoredRules(int version, String rules, String author, String comment, Instant createdAt) {
    public StoredRules {
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(comment, "comment");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
