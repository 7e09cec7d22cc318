package io.emend.controller.domain.conflict;

import io.emend.graph.statement.ValidTime;
import org.jspecify.annotations.Nullable;

/** Intervals of valid time: start inclusive, end exclusive, null unbounded. */
public final class ValidTimes {
    private ValidTimes() {}

    public static boolean isEmpty(@Nullable String from, @Nullable String to) {
        return from != null && to != null && ValidTime.epochSecond(from) >= ValidTime.epochSecond(to);
    }

    public static boolean overlap(
            @Nullable String from, @Nullable String to, @Nullable String otherFrom, @Nullable String otherTo) {
        return startsBeforeEnd(from, otherTo) && startsBeforeEnd(otherFrom, to);
    }

    private static boolean startsBeforeEnd(@Nullable String from, @Nullable String to) {
        return from == null || to == null || ValidTime.epochSecond(from) < ValidTime.epochSecond(to);
    }
}
