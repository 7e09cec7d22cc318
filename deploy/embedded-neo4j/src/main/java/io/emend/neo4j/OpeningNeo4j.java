package io.emend.neo4j;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A database that opens on a thread of its own, while whoever is going to need it does something else. Registered as a singleton,
 * it is what {@link EmbeddedNeo4jModule} takes. Thread-safe.
 */
public final class OpeningNeo4j implements AutoCloseable {
    private final CompletableFuture<EmbeddedNeo4j> database = new CompletableFuture<>();

    private OpeningNeo4j() {}

    /** Begins to open the database of these settings. */
    public static OpeningNeo4j begin(EmbeddedNeo4jProperties properties) {
        OpeningNeo4j opening = new OpeningNeo4j();
        Thread.ofPlatform().daemon().name("neo4j-opening").start(() -> {
            try {
                opening.database.complete(EmbeddedNeo4j.open(properties));
            } catch (RuntimeException | Error failure) {
                opening.database.completeExceptionally(failure);
            }
        });
        return opening;
    }

    /**
     * Waits until it is open; fails as {@link EmbeddedNeo4j#open(java.nio.file.Path, long)} does. The database is the caller's to
     * close, too.
     */
    public EmbeddedNeo4j await() {
        try {
            return database.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Closes the database once it is open, if it ever is. */
    @Override
    public void close() {
        database.handle((open, failure) -> {
                    if (open != null) {
                        open.close();
                    }
                    return true;
                })
                .join();
    }
}
