package io.emend.graph.ledger;

import io.emend.contract.knowledge.Source;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who imports what.
 *
 * @param job names the import; beginning the same unfinished job again resumes it
 * @param source where the data is from; every statement of the import has it
 */
public record ImportHeader(
        String job,
        String author,
        Instant createdAt,
        @Nullable Source source,
        @Nullable String comment) {
    public ImportHeader {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
