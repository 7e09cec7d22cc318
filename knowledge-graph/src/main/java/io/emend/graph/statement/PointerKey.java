package io.emend.graph.statement;

import java.util.Objects;

/**
 * Every fact of a relation that names one object.
 *
 * @param object canonical object
 */
public record PointerKey(String relation, String object) {
    public PointerKey {
        Objects.requireNonNull(relation, "relation");
        Objects.requireNonNull(object, "object");
    }

    /** Reads as many of them as can be read at once. */
    public StatementPattern pattern() {
        return StatementPattern.of(null, relation, object).limit(StatementPattern.MAX_LIMIT);
    }
}
