package io.emend.graph.ledger;

import java.util.Objects;

/**
 * An import that is running, or stopped before its end and waits to be resumed or discarded.
 *
 * @param job its name
 * @param offered rows it has taken so far
 * @param added statements it has written so far
 */
public record UnfinishedImport(String job, long offered, long added) {
    public UnfinishedImport {
        Objects.requireNonNull(job, "job");
    }
}
