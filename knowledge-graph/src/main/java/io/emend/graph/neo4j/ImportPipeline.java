package io.emend.graph.neo4j;

import io.emend.contract.problem.Unavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Writes batches in two steps, each in a transaction of its own: while the second step of one batch runs, the first of
 * the next does, and the caller prepares a third. Steps of one kind keep their order, and none runs after a failure. For one
 * caller.
 */
final class ImportPipeline implements AutoCloseable {
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);
    private final ExecutorService firstSteps;
    private final ExecutorService secondSteps;
    private CompletableFuture<Void> first = DONE;
    private CompletableFuture<Void> second = DONE;
    private CompletableFuture<Void> secondBefore = DONE;

    ImportPipeline(String job) {
        this.firstSteps = thread("import-" + job);
        this.secondSteps = thread("import-join-" + job);
    }

    private static ExecutorService thread(String name) {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Hands over a batch, as soon as there is room; a failure of an earlier one shows here. */
    void write(Runnable firstStep, Runnable secondStep) {
        join(first);
        join(secondBefore);
        CompletableFuture<Void> begun = CompletableFuture.runAsync(firstStep, firstSteps);
        secondBefore = second;
        second = begun.thenCombine(second, (one, other) -> null).thenRunAsync(secondStep, secondSteps);
        first = begun;
    }

    /** Waits until everything is written; an earlier failure shows here. */
    void await() {
        join(first);
        join(second);
    }

    /** Waits until nothing runs any more, whether it went well or not. */
    void settle() {
        CompletableFuture.allOf(first, second).handle((done, failure) -> DONE).join();
    }

    private static void join(CompletableFuture<Void> step) {
        try {
            step.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("Writing a batch failed.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The import was interrupted; begin it again to go on.");
        }
    }

    @Override
    public void close() {
        firstSteps.close();
        secondSteps.close();
    }
}
