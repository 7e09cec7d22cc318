package io.emend.systemtests;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    /** One request in so many is a dry run where reads and dry runs are mixed. */
    private static final int MIXED = 6;

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
            IntFunction<Reply> both = n -> n % MIXED == 0 ? dryRun.apply(n) : read.apply(n);
            System.out.println(
                    "| load | answers by status | served: p50 ms | p95 | p99 | turned away: p99 ms | server's CPU ms each |");
            System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
            run(server, "warming up", READS, read);
            run(server, "warming up", DRY_RUNS, dryRun);
            run(server, READS + " reads/s", READS, read);
            run(server, DRY_RUNS + " dry runs/s", DRY_RUNS, dryRun);
            run(server, "both at once", READS + DRY_RUNS, both);
            run(server, "overload: " + OVERLOAD + " reads/s", OVERLOAD, read);
            run(server, "overload: " + OVERLOAD / MIXED + " dry runs/s", OVERLOAD / MIXED, dryRun);
            run(server, "afterwards: " + READS + " reads/s", READS, read);
        }
    }

    /** An answer, and how long after its time it came. */
    private record Answer(int status, long nanos) {
        boolean isServed() {
            return status >= 200 && status < 300;
        }
    }

    private static void run(ServerProcess server, String name, int perSecond, IntFunction<Reply> request) {
        int total = perSecond * SECONDS;
        Answer[] answers = new Answer[total];
        Duration used = server.processorTime();
        long begin = System.nanoTime();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < total; n++) {
                int number = n;
                long due = begin + Duration.ofSeconds(1).toNanos() * n / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                clients.execute(() -> answers[number] = new Answer(status(request, number), System.nanoTime() - due));
            }
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        for (Answer answer : answers) {
            counts.merge(answer.status(), 1, Integer::sum);
        }
        long[] served = nanos(answers, true);
        System.out.printf(
                "| %s | %s | %s | %s | %s | %s | %.1f |%n",
                name,
                counts,
                millis(served, 0.50),
                millis(served, 0.95),
                millis(served, 0.99),
                millis(nanos(answers, false), 0.99),
                server.processorTime().minus(used).toNanos() / 1e6 / total);
    }

    private static long[] nanos(Answer[] answers, boolean served) {
        return Arrays.stream(answers)
                .filter(answer -> answer.isServed() == served)
                .mapToLong(Answer::nanos)
                .sorted()
                .toArray();
    }

    /** 0 when there was no answer at all. */
    private static int status(IntFunction<Reply> request, int number) {
        try {
            return request.apply(number).status();
        } catch (RuntimeException unanswered) {
            return 0;
        }
    }

    private static String millis(long[] sorted, double quantile) {
        return sorted.length == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f", sorted[(int) (quantile * (sorted.length - 1))] / 1e6);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
