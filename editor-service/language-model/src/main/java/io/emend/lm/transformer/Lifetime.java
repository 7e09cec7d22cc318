package io.emend.lm.transformer;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts the users of something native and frees it when the owner has closed it and the last user is done.
 * Thread-safe.
 */
public final class Lifetime implements AutoCloseable {
    private final AtomicInteger users = new AtomicInteger(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable release;

    /** @param release frees the resource; run once */
    public Lifetime(Runnable release) {
        this.release = release;
    }

    /**
     * Keeps the resource alive until the returned lease is closed.
     * @throws IllegalStateException if the owner has closed it
     */
    public Lease use() {
        if (closed.get() || users.getAndUpdate(n -> n == 0 ? 0 : n + 1) == 0) {
            throw new IllegalStateException("this model has been closed");
        }
        return new Lease(this);
    }

    /** Ends the owner's interest; users under way finish first. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            done();
        }
    }

    private void done() {
        if (users.decrementAndGet() == 0) {
            release.run();
        }
    }

    /** One user's claim; closing it twice does no harm. */
    public static final class Lease implements AutoCloseable {
        private final Lifetime lifetime;
        private final AtomicBoolean over = new AtomicBoolean();

        private Lease(Lifetime lifetime) {
            this.lifetime = lifetime;
        }

        @Override
        public void close() {
            if (over.compareAndSet(false, true)) {
                lifetime.done();
            }
        }
    }
}
