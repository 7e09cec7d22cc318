package io.emend.controller.domain.edit;

import io.emend.contract.problem.KnowledgeProblem;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work on edits that goes on when its caller stops waiting. Thread-safe. */
public final class Runs {
    private final Executor executor;
    private final Map<String, CompletableFuture<TrackedEdit>> running = new ConcurrentHashMap<>();

    public Runs(Executor executor) {
        this.executor = executor;
    }

    /** Starts the work on an edit. */
    public void start(String editId, Supplier<TrackedEdit> work) {
        launch(editId, work);
    }

    private CompletableFuture<TrackedEdit> launch(String editId, Supplier<TrackedEdit> work) {
        CompletableFuture<TrackedEdit> run = new CompletableFuture<>();
        running.put(editId, run);
        executor.execute(() -> {
            try {
                TrackedEdit done = work.get();
                running.remove(editId, run);
                run.complete(done);
            } catch (RuntimeException | Error e) {
                running.remove(editId, run);
                run.completeExceptionally(e);
            }
        });
        return run;
    }

    /**
     * Waits for the work on an edit.
     *
     * @return empty when it takes longer, or there is none
     * @throws KnowledgeProblem what the work threw
     */
    public Optional<TrackedEdit> await(String editId, Duration patience) {
        CompletableFuture<TrackedEdit> run = running.get(editId);
        return run == null ? Optional.empty() : await(run, patience);
    }

    /** Starts the work and waits for it; see {@link #await(String, Duration)}. */
    public Optional<TrackedEdit> startAndAwait(String editId, Supplier<TrackedEdit> work, Duration patience) {
        return await(launch(editId, work), patience);
    }

    public boolean isRunning(String editId) {
        return running.containsKey(editId);
    }

    private static Optional<TrackedEdit> await(CompletableFuture<TrackedEdit> run, Duration patience) {
        try {
            return Optional.of(run.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new CompletionException(e.getCause());
        }
    }
}
