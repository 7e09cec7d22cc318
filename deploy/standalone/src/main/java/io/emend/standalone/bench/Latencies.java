package io.emend.standalone.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/** How long an operation took, many times over. */
final class Latencies {
    private static final double NANOS_PER_MILLI = 1e6;
    private final double[] sortedMillis;

    private Latencies(double[] sortedMillis) {
        this.sortedMillis = sortedMillis;
    }

    /** @param nanos one duration each, ns */
    static Latencies of(long[] nanos) {
        return new Latencies(Arrays.stream(nanos)
                .mapToDouble(n -> n / NANOS_PER_MILLI)
                .sorted()
                .toArray());
    }

    /** Runs the operation {@code warmUp} times unmeasured, then {@code count} times measured, one after the other. */
    static Latencies of(int warmUp, int count, IntConsumer operation) {
        for (int i = 0; i < warmUp; i++) {
            operation.accept(i);
        }
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            operation.accept(warmUp + i);
            nanos[i] = System.nanoTime() - begin;
        }
        return of(nanos);
    }

    /** The {@code share} quantile, ms. */
    double quantile(double share) {
        int last = sortedMillis.length - 1;
        return last < 0 ? Double.NaN : sortedMillis[(int) Math.min(last, Math.floor(share * sortedMillis.length))];
    }

    /** Median and 99th percentile, ms. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f / %.2f", quantile(0.5), quantile(0.99));
    }
}
