package io.emend.contract.edit;

import io.emend.contract.knowledge.Fact;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an edit collides with.
 *
 * @param existing the fact it collides with, where there is one
 * @param explanation in words, in the request's language
 * @param resolution what the plan does about it: SUPERSEDE, RETRACT_INVERSE, ASSERT_INVERSE, RE_DERIVE, REJECT, KEEP, ASK, REVIEW, WARN
 * @param evidence ids of the statements that show it: the fact it collides with, and what that follows from or collides
 *     in; absent in edits stored before there was any
 */
public record Conflict(
        Kind kind,
        Severity severity,
        @Nullable Fact existing,
        String explanation,
        String resolution,
        List<String> evidence) {
    /** The kinds of conflict. */
    public enum Kind {
        COVERAGE,
        REVERSE,
        COMPOSITION,
        TYPE,
        RANGE,
        DISJOINT,
        CARDINALITY,
        TEMPORAL,
        DUPLICATE,
        ALIAS,
        CONCURRENT,
        EDIT_WAR,
        KEY_COLLISION
    }

    /** How much it matters: INFO is resolved by the plan, ERROR refuses the edit. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR
    }

    public Conflict {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(resolution, "resolution");
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }
}
