package io.emend.lm;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One piece of work on a thread of its own. Closing waits for its end. */
final class Background<T> implements AutoCloseable {
    private final ExecutorService thread;
    private final Future<T> future;

    private Background(ExecutorService thread, Future<T> future) {
        this.thread = thread;
        this.future = future;
    }

    /** Starts the work at once. */
    static <T> Background<T> of(Supplier<T> work) {
        ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        return new Background<>(thread, thread.submit(work::get));
    }

    /** The result, or the exception that the work ended with. */
    T result() {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while loading", e);
        }
    }

    /** Frees the result, if there is one, where it can no longer be used. */
    void discard(Consumer<T> release) {
        try {
            release.accept(result());
        } catch (RuntimeException e) {
            // Nothing was made, so nothing is to be freed; the caller has an exception of its own to throw.
            return;
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
