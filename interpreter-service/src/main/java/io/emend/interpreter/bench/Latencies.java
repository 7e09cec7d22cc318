package io.emend.interpreter.bench;

import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.interpreter.engine.InterpretationEngine;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How fast an engine is: one text after the other, and many at once.
 *
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param slowest milliseconds
 * @param perSecond texts a second, on all cores
 */
record Latencies(double p50, double p99, double slowest, double perSecond) {
    private static final double NANOS_IN_MILLI = 1e6;
    private static final double NANOS_IN_SECOND = 1e9;

    /** Runs every text twice to warm up, and then measures. */
    static Latencies of(InterpretationEngine engine, List<String> texts) {
        List<UtteranceRequest> requests =
                texts.stream().map(UtteranceRequest::of).toList();
        requests.forEach(engine::interpret);
        requests.forEach(engine::interpret);
        long[] nanos = new long[requests.size()];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            engine.interpret(requests.get(i));
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        long start = System.nanoTime();
        IntStream.range(0, requests.size()).parallel().forEach(i -> engine.interpret(requests.get(i)));
        double seconds = (System.nanoTime() - start) / NANOS_IN_SECOND;
        return new Latencies(
                nanos[nanos.length / 2] / NANOS_IN_MILLI,
                nanos[nanos.length * 99 / 100] / NANOS_IN_MILLI,
                nanos[nanos.length - 1] / NANOS_IN_MILLI,
                requests.size() / seconds);
    }
}
