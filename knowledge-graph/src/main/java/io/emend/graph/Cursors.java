package io.emend.graph;

import io.emend.contract.problem.Malformed;
import org.jspecify.annotations.Nullable;

/** Keyset cursors: the position of the last item seen, opaque to clients. */
public final class Cursors {
    private static final int RADIX = 36;
    private static final char MARK = 'k';

    private Cursors() {}

    public static String of(long position) {
        return MARK + Long.toString(position, RADIX);
    }

    /**
     * The position in a cursor; {@link Long#MAX_VALUE} for none, so that a newest-first read starts at the top.
     *
     * @throws Malformed for a text that {@link #of(long)} did not make
     */
    public static long position(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return Long.MAX_VALUE;
        }
        try {
            if (cursor.charAt(0) == MARK) {
                return Long.parseLong(cursor.substring(1), RADIX);
            }
        } catch (NumberFormatException e) {
            // falls through to the problem below
        }
        throw new Malformed("cursor must be the \"next\" of an earlier page; found \"" + cursor + "\".");
    }
}
