package io.emend.editor.commit;

import io.emend.contract.problem.Unavailable;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one commit run at a time, in order of arrival, and turns the rest away once too many wait.
 *
 * <p>Thread-safe; not reentrant by intention.
 */
final class WriterGate {
    private static final int RETRY_AFTER_SECONDS = 2;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Semaphore places;
    private final int queue;

    /** @param queue commits that may wait beside the one that runs */
    WriterGate(int queue) {
        this.queue = queue;
        this.places = new Semaphore(queue + 1);
    }

    /** @throws Unavailable when the queue is full, or this thread is interrupted while it waits */
    <T> T alone(Supplier<T> commit) {
        if (!places.tryAcquire()) {
            throw busy(queue + " commits are waiting already; this one was not started.");
        }
        try {
            lock.lockInterruptibly();
            try {
                return commit.get();
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("The server is stopping; the commit was not started.");
        } finally {
            places.release();
        }
    }

    /** Commits that run or wait. */
    int occupied() {
        return queue + 1 - places.availablePermits();
    }

    private static Unavailable busy(String detail) {
        return new Unavailable(detail + " Try again shortly.", Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS));
    }
}
