package io.emend.graph.neo4j;

import io.emend.contract.problem.Unavailable;
import io.emend.graph.neo4j.store.DriverFailures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.exceptions.SecurityException;

/** Transactions with retries, and the driver's failures as problems. Thread-safe. */
final class Sessions {
    private static final TransactionConfig READ =
            TransactionConfig.builder().withTimeout(Duration.ofSeconds(30)).build();
    private static final TransactionConfig WRITE =
            TransactionConfig.builder().withTimeout(Duration.ofMinutes(2)).build();
    private final Driver driver;

    Sessions(Driver driver) {
        this.driver = driver;
    }

    /**
     * Runs a read, again if the database asks for it. Each statement is a transaction of its own, which saves the round
     * trips that begin and end one; a statement that must see what another saw says so by the head it names.
     */
    <T> T read(Function<Cypher, T> work) {
        return run(session -> {
            try {
                return work.apply(new Cypher((cypher, parameters) -> session.run(cypher, parameters, READ)));
            } catch (RuntimeException e) {
                if (e instanceof RetryableException) {
                    return session.executeRead(tx -> work.apply(new Cypher(tx::run)), READ);
                }
                throw e;
            }
        });
    }

    /** Runs a write, again if the database asks for it: the work must bear repetition. */
    <T> T write(Function<Cypher, T> work) {
        return run(session -> session.executeWrite(tx -> work.apply(new Cypher(tx::run)), WRITE));
    }

    /** Runs schema statements in one transaction. */
    void define(List<String> statements) {
        write(tx -> {
            statements.forEach(cypher -> tx.execute(cypher, Map.of()));
            return true;
        });
    }

    private <T> T run(Function<Session, T> work) {
        try (Session session = driver.session()) {
            return work.apply(session);
        } catch (SecurityException e) {
            throw unavailable("The graph database refused our credentials; check spring.neo4j.authentication.", e);
        } catch (RuntimeException e) {
            if (DriverFailures.isOutage(e)) {
                throw unavailable("The graph database cannot serve now; try again later.", e);
            }
            throw e;
        }
    }

    private static Unavailable unavailable(String detail, Throwable cause) {
        Unavailable problem = new Unavailable(detail);
        problem.initCause(cause);
        return problem;
    }

    /** Sends one statement. */
    private interface Runner {
        Result run(String cypher, Map<String, Object> parameters);
    }

    /** Statements that belong together. */
    static final class Cypher {
        private final Runner transaction;

        private Cypher(Runner transaction) {
            this.transaction = transaction;
        }

        List<Record> list(String cypher, Map<String, Object> parameters) {
            return transaction.run(cypher, parameters).list();
        }

        <T> List<T> list(String cypher, Map<String, Object> parameters, Function<Record, T> row) {
            return transaction.run(cypher, parameters).list(row);
        }

        Optional<Record> first(String cypher, Map<String, Object> parameters) {
            return list(cypher, parameters).stream().findFirst();
        }

        void execute(String cypher, Map<String, Object> parameters) {
            transaction.run(cypher, parameters).consume();
        }

        /** Runs a statement over rows, unless there are none. */
        void forEach(String cypher, List<?> rows) {
            if (!rows.isEmpty()) {
                execute(cypher, Map.of("rows", rows));
            }
        }
    }
}
