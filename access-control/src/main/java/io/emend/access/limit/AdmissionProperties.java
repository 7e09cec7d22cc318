package io.emend.access.limit;

import io.emend.access.start.StartupRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is worked on at a time, prefix {@code emend.access.in-flight}; what comes on top is answered 503 at once. The
 * web server needs more threads than both together.
 *
 * @param reads requests that change nothing
 * @param writes requests that change something; most of them wait for their turn at the one writer
 */
@ConfigurationProperties("emend.access.in-flight")
public record AdmissionProperties(
        @DefaultValue("64") int reads, @DefaultValue("64") int writes) {
    public AdmissionProperties {
        if (reads < 1 || writes < 1) {
            throw new StartupRefused("The numbers in emend.access.in-flight must be at least 1.");
        }
    }
}
