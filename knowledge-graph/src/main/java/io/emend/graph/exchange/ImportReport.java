package io.emend.graph.exchange;

import java.util.List;
import java.util.Objects;

/**
 * What an import did.
 *
 * @param job name of the import
 * @param revision revision it became
 * @param rows rows read
 * @param added statements that are new
 * @param duplicates rows that were live already or came twice
 * @param rejected rows that could not be taken
 * @param problems the first {@value #MAX_PROBLEMS} of those
 * @param millis wall-clock time, ms
 */
public record ImportReport(
        String job,
        long revision,
        long rows,
        long added,
        long duplicates,
        long rejected,
        List<RowProblem> problems,
        long millis) {
    public static final int MAX_PROBLEMS = 1_000;

    public ImportReport {
        Objects.requireNonNull(job, "job");
        problems = List.copyOf(problems);
    }
}
