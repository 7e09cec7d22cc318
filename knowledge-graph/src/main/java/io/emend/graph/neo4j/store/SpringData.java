package io.emend.graph.neo4j.store;

import io.emend.contract.problem.Unavailable;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.neo4j.driver.Driver;
import org.neo4j.driver.exceptions.RetryableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.mapping.callback.EntityCallbacks;
import org.springframework.data.neo4j.core.Neo4jClient;
import org.springframework.data.neo4j.core.Neo4jTemplate;
import org.springframework.data.neo4j.core.mapping.Neo4jMappingContext;
import org.springframework.data.neo4j.core.transaction.Neo4jTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring Data Neo4j over one driver, without repositories or scanning; its failures become problems. Thread-safe. */
public final class SpringData {
    private static final int ATTEMPTS = 5;
    private final Neo4jClient client;
    private final Neo4jTemplate template;
    private final TransactionTemplate transactions;

    private SpringData(Neo4jClient client, Neo4jTemplate template, TransactionTemplate transactions) {
        this.client = client;
        this.template = template;
        this.transactions = transactions;
    }

    /** Maps this package's nodes over the driver's default database. */
    public static SpringData over(Driver driver) {
        Neo4jTransactionManager manager = new Neo4jTransactionManager(driver);
        Neo4jMappingContext mapping = Neo4jMappingContext.builder().build();
        mapping.setInitialEntitySet(Set.of(EditNode.class, KeyNode.class, WebhookNode.class));
        mapping.initialize();
        Neo4jClient client = Neo4jClient.create(driver);
        return new SpringData(
                client,
                new Neo4jTemplate(client, mapping, EntityCallbacks.create(), manager),
                new TransactionTemplate(manager));
    }

    Neo4jClient client() {
        return client;
    }

    Neo4jTemplate template() {
        return template;
    }

    /** Runs work in one transaction, again when the database was too busy for it. */
    <T> T inTransaction(Function<SpringData, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transactions.execute(status -> work.apply(this)));
            } catch (OptimisticLockingFailureException e) {
                throw e;
            } catch (TransientDataAccessException e) {
                if (attempt == ATTEMPTS) {
                    throw unavailable(e);
                }
            } catch (DataAccessResourceFailureException | TransactionException e) {
                throw unavailable(e);
            } catch (RuntimeException e) {
                if (!DriverFailures.isOutage(e)) {
                    throw e;
                }
                if (!(e instanceof RetryableException) || attempt == ATTEMPTS) {
                    throw unavailable(e);
                }
            }
        }
    }

    private static Unavailable unavailable(Throwable cause) {
        Unavailable problem = new Unavailable("The graph database cannot serve now; try again later.");
        problem.initCause(cause);
        return problem;
    }
}
