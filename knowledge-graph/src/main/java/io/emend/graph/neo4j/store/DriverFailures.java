package io.emend.graph.neo4j.store;

import java.util.concurrent.TimeoutException;
import org.neo4j.driver.exceptions.DatabaseException;
import org.neo4j.driver.exceptions.DiscoveryException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;

/** Tells a database that cannot serve from a mistake of ours. */
public final class DriverFailures {
    /** Transactions that ran out of time or were ended by the server. */
    private static final String ENDED_TRANSACTION = "Neo.ClientError.Transaction.";

    private DriverFailures() {}

    /**
     * Whether the failure, or what caused it, says that the database cannot serve now: it is away, busy, has failed, took
     * too long, or no connection to it became free in time.
     */
    public static boolean isOutage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean outage = cause instanceof RetryableException
                    || cause instanceof DiscoveryException
                    || cause instanceof DatabaseException
                    || cause instanceof TimeoutException
                    || (cause instanceof Neo4jException known && known.code().startsWith(ENDED_TRANSACTION));
            if (outage) {
                return true;
            }
        }
        return false;
    }
}
