package io.emend.systemtests;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Load on the standalone server with the demonstration graph: not a test (its name keeps it out of the build), it prints
 * figures. Requests are sent when their time has come, whether or not earlier ones have been answered, and a latency
 * counts from that time; a server that falls behind cannot slow its own measurement down.
 */
class LoadBenchmark {
    private static final int SECONDS = Integer.getInteger("emend.load.seconds", 20);
    private static final int DRY_RUNS = 100;
    private static final int READS = 500;
    private static final int OVERLOAD = 4_000;
    private static final List<String> PLACES = List.of("Vienna", "Berlin", "Munich", "Paris", "London", "Rome");
    private static final List<String> PEOPLE =
            List.of("Franz Kafka", "Richard Wagner", "Henri Bergson", "Susan Sontag", "Konrad Lorenz");

    @Test
    void measure() {
        try (TemporaryFolder folder = TemporaryFolder.create("load");
                ServerProcess server = ServerProcess.start(folder.path(), "-XX:TieredStopAtLevel=4")) {
            Client reader = new Client(server, "demo-reader");
            Client alice = new Client(server, "demo-alice");
            IntFunction<Reply> read = n -> reader.get("/v1/facts?subject=" + encoded(PEOPLE.get(n % PEOPLE.size())));
            IntFunction<Reply> dryRun = n -> alice.post(
                    "/v1/edits/preview",
                    OnTopology.edit("ASSERT", PEOPLE.get(n % PEOPLE.size()), "P19", PLACES.get(n % PLACES.size())));
            System.out.println("| load | answers by status | p50 ms | p95 ms | p99 ms |");
            System.out.println("| --- | --- | --- | --- | --- |");
            run("warming up", READS, read);
            run("warming up", DRY_RUNS, dryRun);
            run(READS + " reads/s", READS, read);
            run(DRY_RUNS + " dry runs/s", DRY_RUNS, dryRun);
            run("overload: " + OVERLOAD + " reads/s", OVERLOAD, read);
            run("afterwards: " + READS + " reads/s", READS, read);
        }
    }

    private static void run(String name, int perSecond, IntFunction<Reply> request) {
        int total = perSecond * SECONDS;
        long[] nanos = new long[total];
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        long begin = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < total; n++) {
                int number = n;
                long due = begin + Duration.ofSeconds(1).toNanos() * n / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                clients.execute(() -> {
                    statuses.add(status(request, number));
                    nanos[number] = System.nanoTime() - due;
                });
            }
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        statuses.forEach(status -> counts.merge(status, 1, Integer::sum));
        Arrays.sort(nanos);
        System.out.printf(
                "| %s | %s | %.1f | %.1f | %.1f |%n",
                name, counts, millis(nanos, 0.50), millis(nanos, 0.95), millis(nanos, 0.99));
    }

    /** 0 when there was no answer at all. */
    private static int status(IntFunction<Reply> request, int number) {
        try {
            return request.apply(number).status();
        } catch (RuntimeException unanswered) {
            return 0;
        }
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
