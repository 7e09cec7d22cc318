package io.emend.access.limit;

import io.emend.access.start.StartupRefused;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much is worked on at a time, prefix {@code emend.access.in-flight}; what comes on top is answered 503. The web server
 * needs more threads than reads and writes together.
 *
 * @param reads requests that change nothing, those that wait for their turn included
 * @param writes requests that change something; most of them wait for their turn at the one writer
 * @param turns reads that are worked on at the same time, but for those that may take long; 0 stands for sixteen a processor, since
 *     most of them wait for the database
 * @param patience how long a read waits for its turn at most; on a server that is warm, all that are let in have theirs sooner
 */
@ConfigurationProperties("emend.access.in-flight")
public record AdmissionProperties(
        @DefaultValue("64") int reads,
        @DefaultValue("64") int writes,
        @DefaultValue("0") int turns,
        @DefaultValue("1s") Duration patience) {
    private static final int TURNS_PER_PROCESSOR = 16;

    public AdmissionProperties {
        if (reads < 1 || writes < 1 || turns < 0 || patience.isNegative()) {
            throw new StartupRefused(
                    "The numbers in emend.access.in-flight must be at least 1, turns and patience at least 0.");
        }
        turns = turns == 0 ? TURNS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors() : turns;
    }
}
