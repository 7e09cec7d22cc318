package io.emend.controller.adapter;

import io.emend.controller.domain.edit.Recovery;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Settles what was under way when the service last stopped, before it serves, and what is left open later. */
public final class RecoveryLoop implements SmartInitializingSingleton, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RecoveryLoop.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Recovery recovery;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("recovery").factory());

    public RecoveryLoop(Recovery recovery) {
        this.recovery = recovery;
    }

    @Override
    public void afterSingletonsInstantiated() {
        recovery.settle();
        var unused = timer.scheduleWithFixedDelay(
                this::settleSuspects, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A timer forgets a task that throws. */
    private void settleSuspects() {
        try {
            recovery.settleSuspects();
        } catch (RuntimeException e) {
            log.error("Edits whose outcome is open could not be settled; trying again", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
