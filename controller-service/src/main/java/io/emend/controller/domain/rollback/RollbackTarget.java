package io.emend.controller.domain.rollback;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a rollback is asked to take back.
 *
 * @param edits edits and rollbacks that shall not have happened
 * @param description the target in words
 */
record RollbackTarget(Set<String> edits, String description) {
    RollbackTarget {
        edits = new TreeSet<>(edits);
        Objects.requireNonNull(description, "description");
    }
}
