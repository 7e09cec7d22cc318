package io.emend.controller.api;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a caller wants to wait, from the {@code Prefer} header (RFC 7240). */
final class Preference {
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})\"?");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Preference() {}

    /** The wait that is asked for, at most ten minutes; the usual one when nothing readable is asked for. */
    static Duration patience(@Nullable String header, Duration usual) {
        if (header == null) {
            return usual;
        }
        Matcher wait = WAIT.matcher(header);
        if (wait.find()) {
            Duration wanted = Duration.ofSeconds(Long.parseLong(wait.group(1)));
            return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
        }
        return header.contains("respond-async") ? Duration.ZERO : usual;
    }
}
