package io.emend.graph.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Times an operation many times, one after the other. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;
    private final double[] sortedMillis;

    private Latencies(double[] sortedMillis) {
        this.sortedMillis = sortedMillis;
    }

    /** Runs the operation {@code warmUp} times unmeasured, then {@code count} times measured. */
    static Latencies of(int warmUp, int count, IntConsumer operation) {
        for (int i = 0; i < warmUp; i++) {
            operation.accept(i);
        }
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            operation.accept(warmUp + i);
            millis[i] = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        }
        Arrays.sort(millis);
        return new Latencies(millis);
    }

    /** The {@code share} quantile in ms. */
    double quantile(double share) {
        return sortedMillis[(int) Math.min(sortedMillis.length - 1, Math.floor(share * sortedMillis.length))];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, max %.2f ms (%d runs)",
                quantile(0.5),
                quantile(0.95),
                quantile(0.99),
                quantile(1),
                sortedMillis.length);
    }
}
