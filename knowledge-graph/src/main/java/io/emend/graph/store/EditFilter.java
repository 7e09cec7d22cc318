package io.emend.graph.store;

import io.emend.contract.edit.EditStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which edits to list; null means any.
 *
 * @param subject entity id
 * @param slot {@link EditDocument#slot(String, String)}
 * @param since created at or after
 * @param limit 1 to {@value #MAX_LIMIT}
 */
public record EditFilter(
        @Nullable EditStatus status,
        @Nullable String author,
        @Nullable String subject,
        @Nullable String slot,
        @Nullable Instant since,
        int limit,
        @Nullable String cursor) {
    public static final int MAX_LIMIT = 1_000;

    public EditFilter {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + "; found " + limit + ".");
        }
    }

    public static EditFilter any(int limit) {
        return new EditFilter(null, null, null, null, null, limit, null);
    }

    public static EditFilter byAuthor(String author, @Nullable Instant since, int limit) {
        return new EditFilter(null, author, null, null, since, limit, null);
    }

    public static EditFilter bySlot(String subject, String relation, int limit) {
        return new EditFilter(null, null, null, EditDocument.slot(subject, relation), null, limit, null);
    }

    public EditFilter after(@Nullable String nextCursor) {
        return new EditFilter(status, author, subject, slot, since, limit, nextCursor);
    }
}
