package io.emend.graph.statement;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fact, whenever it holds and whoever states it; or all facts of a slot.
 *
 * @param object canonical object, null for any
 */
public record FactKey(
        String subject, String relation, @Nullable String object) {
    public FactKey {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(relation, "relation");
    }

    /** Every fact of a slot. */
    public static FactKey slot(String subject, String relation) {
        return new FactKey(subject, relation, null);
    }
}
