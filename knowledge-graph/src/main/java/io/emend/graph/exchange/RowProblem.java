package io.emend.graph.exchange;

import java.util.Objects;

/**
 * A row that was not taken.
 *
 * @param row its number in the file, from 1, header included; for RDF its line, or 0 if unknown
 * @param reason what was expected and what was found
 */
public record RowProblem(long row, String reason) {
    public RowProblem {
        Objects.requireNonNull(reason, "reason");
    }
}
