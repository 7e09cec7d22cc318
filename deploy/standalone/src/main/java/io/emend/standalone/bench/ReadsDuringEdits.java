package io.emend.standalone.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Reads that arrive at a steady rate, whether or not the ones before are answered, while edits are committed one after the
 * other. A read's time counts from when it should have begun, so that a stall is seen in full.
 */
final class ReadsDuringEdits {
    private final int perSecond;
    private final Duration length;

    /** @param perSecond reads that arrive in a second */
    ReadsDuringEdits(int perSecond, Duration length) {
        this.perSecond = perSecond;
        this.length = length;
    }

    /** Times of the reads, and the edits that were committed meanwhile. */
    record Result(Latencies reads, int edits) {}

    Result run(IntConsumer read, IntConsumer edit) {
        int count = (int) (perSecond * length.toSeconds());
        long[] nanos = new long[count];
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger edits = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> {
                while (!over.get()) {
                    edit.accept(edits.getAndIncrement());
                }
            });
            long begin = System.nanoTime();
            long apart = Duration.ofSeconds(1).toNanos() / perSecond;
            try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < count; i++) {
                    int n = i;
                    long due = begin + i * apart;
                    LockSupport.parkNanos(due - System.nanoTime());
                    readers.execute(() -> {
                        read.accept(n);
                        nanos[n] = System.nanoTime() - due;
                    });
                }
            }
            over.set(true);
        }
        return new Result(Latencies.of(nanos), edits.get());
    }
}
