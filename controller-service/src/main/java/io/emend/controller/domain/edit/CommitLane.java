package io.emend.controller.domain.edit;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One plan at a time is made and committed here, first come, first served: inside it no plan of this controller can become
 * stale. The editor has a single writer anyway. Thread-safe.
 */
public final class CommitLane {
    private final ReentrantLock lock = new ReentrantLock(true);

    /** Does the work when it is its turn. */
    public <T> T inTurn(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait or work. */
    public int occupied() {
        return lock.getQueueLength() + (lock.isLocked() ? 1 : 0);
    }
}
