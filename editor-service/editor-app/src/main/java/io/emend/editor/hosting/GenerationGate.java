package io.emend.editor.hosting;

import io.emend.contract.problem.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Bounds how many generations run at once; those that would wait too long are turned away. Thread-safe. */
public final class GenerationGate {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Semaphore places;
    private final Duration patience;

    /**
     * @param atOnce generations that may run at the same time
     * @param patience how long one may wait for its turn
     */
    public GenerationGate(int atOnce, Duration patience) {
        this.places = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /** @throws Unavailable when no turn comes in time, or this thread is interrupted while it waits */
    public <T> T through(Supplier<T> generation) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy("The model is busy with other requests.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy("The server is stopping.");
        }
        try {
            return generation.get();
        } finally {
            places.release();
        }
    }

    private static Unavailable busy(String detail) {
        return new Unavailable(detail + " Try again shortly.", Map.of("retryAfterSeconds", RETRY_AFTER_SECONDS));
    }
}
