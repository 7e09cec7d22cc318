package io.emend.interpreter.bench;

import io.emend.contract.interpretation.UtteranceRequest;
import io.emend.interpreter.engine.InterpretationEngine;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Feeds an engine texts that nobody would write: good ones cut, shuffled, doubled and sprinkled with odd characters, and noise. */
public final class InterpreterFuzz {
    private static final String ODD =
            "\u200B\u202E\u2066\u0301\uFEFF\u00AD\u3000\"'()[]{}<>|\\/;:,.?!@#$%^&*-_=+~`\u0000\t\n\uD83D\uDE00\uD800\uFF21\u0430\u4E2D\u7684\u662F0123456789";
    private static final int LONGEST_NOISE = 300;
    private static final int MOST_MUTATIONS = 6;
    private static final double NANOS_IN_MILLI = 1e6;
    /** No answer may take longer. */
    static final double LIMIT_MILLIS = 200;

    private static final int QUARTERS = 4;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final InterpretationEngine engine;
    private final List<String> seeds;
    private final Random random;

    /**
     * What came of it.
     *
     * @param slowestMillis the longest any text took by the clock, whatever else the machine did meanwhile
     * @param slowestCpuMillis the most processor time any text took
     * @param slowest the text that took most processor time
     * @param late texts above the limit by the clock
     * @param costly texts above the limit in processor time
     * @param heaps bytes in use after the warm-up and after each quarter of the texts
     */
    public record Outcome(
            int texts,
            double slowestMillis,
            double slowestCpuMillis,
            String slowest,
            int late,
            int costly,
            List<Long> heaps) {
        public Outcome {
            heaps = List.copyOf(heaps);
        }
    }

    /** @param seeds texts to mutate, at least one */
    public InterpreterFuzz(InterpretationEngine engine, List<String> seeds, long seed) {
        this.engine = engine;
        this.seeds = List.copyOf(seeds);
        this.random = new Random(seed);
    }

    /** Interprets texts; whatever the engine throws comes through, with the text that made it do so. */
    public Outcome run(int texts) {
        seeds.forEach(this::interpret);
        List<Long> heaps = new ArrayList<>(List.of(heap()));
        double slowestMillis = 0;
        double slowestCpuMillis = 0;
        String slowest = "";
        int late = 0;
        int costly = 0;
        for (int i = 0; i < texts; i++) {
            String text = random.nextInt(5) == 0 ? noise() : mutated();
            long start = System.nanoTime();
            long cpuStart = THREADS.getCurrentThreadCpuTime();
            interpret(text);
            double cpuMillis = (THREADS.getCurrentThreadCpuTime() - cpuStart) / NANOS_IN_MILLI;
            double millis = (System.nanoTime() - start) / NANOS_IN_MILLI;
            late += millis > LIMIT_MILLIS ? 1 : 0;
            costly += cpuMillis > LIMIT_MILLIS ? 1 : 0;
            slowestMillis = Math.max(slowestMillis, millis);
            if (cpuMillis > slowestCpuMillis) {
                slowestCpuMillis = cpuMillis;
                slowest = text;
            }
            if ((i + 1) % Math.max(1, texts / QUARTERS) == 0) {
                heaps.add(heap());
            }
        }
        return new Outcome(texts, slowestMillis, slowestCpuMillis, slowest, late, costly, heaps);
    }

    private void interpret(String text) {
        try {
            engine.interpret(new UtteranceRequest(text, null, null, Map.of()));
        } catch (RuntimeException failure) {
            throw new IllegalStateException("Failed on: " + text, failure);
        }
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private String noise() {
        int length = 1 + random.nextInt(LONGEST_NOISE);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(ODD.charAt(random.nextInt(ODD.length())));
                case 1 -> text.append((char) ('a' + random.nextInt(26)));
                case 2 -> text.append(' ');
                default -> text.appendCodePoint(random.nextInt(0x2FFFF));
            }
        }
        return text.toString();
    }

    private String mutated() {
        String text = seeds.get(random.nextInt(seeds.size()));
        int mutations = 1 + random.nextInt(MOST_MUTATIONS);
        for (int i = 0; i < mutations; i++) {
            text = mutated(text);
        }
        return text;
    }

    private String mutated(String text) {
        int at = random.nextInt(text.length() + 1);
        int to = at + random.nextInt(text.length() - at + 1);
        String other = seeds.get(random.nextInt(seeds.size()));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at) + ODD.charAt(random.nextInt(ODD.length())) + text.substring(at);
            case 1 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + 1));
            case 2 -> text.substring(0, at) + text.substring(to);
            case 3 -> text + " " + other;
            case 4 -> text.substring(0, at) + other + text.substring(at);
            case 5 -> text.substring(at) + text.substring(0, at);
            default -> text.substring(0, to) + text.substring(at);
        };
    }
}
