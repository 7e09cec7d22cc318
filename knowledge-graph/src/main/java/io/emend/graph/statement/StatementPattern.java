package io.emend.graph.statement;

import org.jspecify.annotations.Nullable;

/**
 * Which statements to read. Null means any; results come newest first.
 *
 * @param subject entity id
 * @param relation relation id
 * @param object canonical object: an entity id, or {@code "lexical"^^datatype} ({@code Value.canonical()})
 * @param asOf read what was live at the end of this revision; the newest when null
 * @param validAt ISO year, month, date or date-time at which the fact must hold; any when null. A fact without valid
 *     time holds always
 * @param limit 1 to {@value #MAX_LIMIT} statements
 * @param cursor {@code next} of the previous page of the same pattern, null for the first
 */
public record StatementPattern(
        @Nullable String subject,
        @Nullable String relation,
        @Nullable String object,
        @Nullable Long asOf,
        @Nullable String validAt,
        int limit,
        @Nullable String cursor) {
    public static final int DEFAULT_LIMIT = 100;
    public static final int MAX_LIMIT = 10_000;

    public StatementPattern {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + "; found " + limit + ".");
        }
    }

    /** Everything that is live now, a page of {@value #DEFAULT_LIMIT}. */
    public static StatementPattern any() {
        return new StatementPattern(null, null, null, null, null, DEFAULT_LIMIT, null);
    }

    public static StatementPattern of(@Nullable String subject, @Nullable String relation, @Nullable String object) {
        return new StatementPattern(subject, relation, object, null, null, DEFAULT_LIMIT, null);
    }

    public StatementPattern asOf(@Nullable Long revision) {
        return new StatementPattern(subject, relation, object, revision, validAt, limit, cursor);
    }

    public StatementPattern validAt(@Nullable String time) {
        return new StatementPattern(subject, relation, object, asOf, time, limit, cursor);
    }

    public StatementPattern limit(int count) {
        return new StatementPattern(subject, relation, object, asOf, validAt, count, cursor);
    }

    public StatementPattern after(@Nullable String nextCursor) {
        return new StatementPattern(subject, relation, object, asOf, validAt, limit, nextCursor);
    }
}
