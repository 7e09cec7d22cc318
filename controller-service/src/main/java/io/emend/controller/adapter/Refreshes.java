package io.emend.controller.adapter;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings in, every few seconds, what other processes on the same graph have changed. Closing ends it. */
public final class Refreshes implements AutoCloseable {
    private static final Duration AGE = Duration.ofSeconds(5);
    private static final Logger log = LoggerFactory.getLogger(Refreshes.class);

    private final ScheduledExecutorService executor;

    /**
     * Begins.
     *
     * @param what is refreshed, for the log
     */
    public Refreshes(String what, Runnable refresh) {
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(what + "-refresh").factory());
        executor.scheduleWithFixedDelay(
                () -> {
                    try {
                        refresh.run();
                    } catch (RuntimeException e) {
                        log.warn("The {} could not be read again: {}", what, e.getMessage());
                    }
                },
                AGE.toMillis(),
                AGE.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
