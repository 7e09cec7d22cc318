package io.emend.graph.statement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Valid time on one line of seconds: ISO years, months, dates and date-times, read as their first instant, UTC. */
public final class ValidTime {
    private ValidTime() {}

    /**
     * Seconds since 1970-01-01T00:00Z.
     *
     * @throws IllegalArgumentException if the text is none of {@code 1999}, {@code -0044}, {@code 1999-05},
     *     {@code 1999-05-31}, {@code 1999-05-31T12:00:00}, {@code 1999-05-31T12:00:00Z}
     */
    public static long epochSecond(String iso) {
        try {
            int t = iso.indexOf('T');
            if (t > 0) {
                boolean zoned = iso.endsWith("Z") || iso.indexOf('+', t) > 0 || iso.indexOf('-', t) > 0;
                return zoned
                        ? OffsetDateTime.parse(iso).toEpochSecond()
                        : LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC);
            }
            LocalDate day = switch (dashes(iso)) {
                case 0 -> Year.parse(iso).atDay(1);
                case 1 -> YearMonth.parse(iso).atDay(1);
                default -> LocalDate.parse(iso);
            };
            return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "A time is an ISO year, month, date or date-time such as 1999, 1999-05, 1999-05-31 or"
                            + " 1999-05-31T12:00:00Z; found \"" + iso + "\".",
                    e);
        }
    }

    /** Whether {@code from <= at < to}, an open end being unbounded. */
    public static boolean contains(@Nullable String from, @Nullable String to, String at) {
        long instant = epochSecond(at);
        return (from == null || epochSecond(from) <= instant) && (to == null || instant < epochSecond(to));
    }

    private static int dashes(String iso) {
        return (int) iso.substring(Math.min(1, iso.length()))
                .chars()
                .filter(c -> c == '-')
                .count();
    }
}
