package io.emend.controller.domain.schema;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A validation of the whole graph, under way or over.
 *
 * @param checked entities looked at so far
 * @param of entities to look at; 0 until that is known
 * @param result what was found, null until it is over
 * @param failure why it failed, null otherwise
 */
public record Validation(
        String id,
        Status status,
        String author,
        Instant startedAt,
        long checked,
        long of,
        @Nullable GraphFindings result,
        @Nullable String failure) {
    /** How it stands. */
    public enum Status {
        RUNNING,
        DONE,
        FAILED
    }
}
