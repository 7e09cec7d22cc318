package io.emend.controller.domain.exchange;

import io.emend.graph.exchange.ImportReport;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an import stands.
 *
 * @param job its name
 * @param author who began it; null where another process, or this one before it was started anew, ran it
 * @param startedAt when; null likewise
 * @param rows rows read so far, those skipped after a resumption included
 * @param added statements added so far
 * @param rejected rows that could not be taken so far
 * @param perSecond rows a second so far
 * @param report what it did; null until it is finished
 * @param problem why it stopped; null unless it did
 */
public record ImportJob(
        String job,
        Status status,
        @Nullable String author,
        @Nullable Instant startedAt,
        long rows,
        long added,
        long rejected,
        double perSecond,
        @Nullable ImportReport report,
        @Nullable String problem) {
    /** UNFINISHED ones keep edits waiting until they are sent again under the same name, or discarded. */
    public enum Status {
        RUNNING,
        FINISHED,
        UNFINISHED,
        FAILED
    }

    public ImportJob {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(status, "status");
    }
}
