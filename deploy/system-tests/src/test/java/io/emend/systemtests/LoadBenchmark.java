package io.emend.systemtests;

import com.sun.management.OperatingSystemMXBean;
import io.emend.systemtests.LoadClient.Request;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Load on the standalone server with the demonstration graph: not a test (its name keeps it out of the build), it prints
 * figures. Requests are sent when their time has come, whether or not earlier ones have been answered, and a latency
 * counts from that time; a server that falls behind cannot slow its own measurement down. Reads are of any subject of the
 * graph, one in five by name; {@code emend.load.seconds} is how long each load lasts.
 */
class LoadBenchmark {
    private static final int SECONDS = Integer.getInteger("emend.load.seconds", 20);
    private static final int DRY_RUNS = 100;
    private static final int READS = 500;
    private static final int OVERLOAD = 4_000;
    /** One request in so many is a dry run where reads and dry runs are mixed. */
    private static final int MIXED = 6;

    private static final int BY_NAME = 5;
    private static final Duration BETWEEN_EDITS = Duration.ofSeconds(1);
    private static final int PREPARED = 4_096;

    private static final List<String> PLACES = List.of("Vienna", "Berlin", "Munich", "Paris", "London", "Rome");
    private static final List<String> PEOPLE =
            List.of("Franz Kafka", "Richard Wagner", "Henri Bergson", "Susan Sontag", "Konrad Lorenz");

    @Test
    void measure() {
        try (TemporaryFolder folder = TemporaryFolder.create("load");
                ServerProcess server =
                        ServerProcess.start(folder.path(), "-XX:TieredStopAtLevel=4", "-XX:NewSize=400m");
                LoadClient client = new LoadClient(server.url())) {
            List<String> subjects = subjects(new Client(server, "demo-admin"));
            Random random = new Random(1);
            Request[] reads = new Request[PREPARED];
            Arrays.setAll(reads, n -> read(subjects, n, random));
            Request[] dryRuns = new Request[PREPARED];
            Arrays.setAll(dryRuns, n -> dryRun(n));
            IntFunction<Request> read = n -> reads[n % PREPARED];
            IntFunction<Request> dryRun = n -> dryRuns[n % PREPARED];
            IntFunction<Request> both = n -> n % MIXED == 0 ? dryRun.apply(n) : read.apply(n);
            System.out.println("| load | answers by status | served: p50 ms | p95 | p99 | turned away: p99 ms"
                    + " | server's CPU ms each | client's |");
            System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
            Load load = new Load(server, client);
            load.run("warming up", DRY_RUNS / 2, both);
            load.run("warming up", READS / 2, both);
            load.run("warming up", READS, read);
            load.run(READS + " reads/s", READS, read);
            load.run(DRY_RUNS + " dry runs/s", DRY_RUNS, dryRun);
            load.run("both at once", READS + DRY_RUNS, both);
            Client admin = new Client(server, "demo-admin");
            whileEditing(admin, () -> load.run("both, and an edit a second", READS + DRY_RUNS, both));
            load.run("overload: " + OVERLOAD + " reads/s", OVERLOAD, read);
            load.run("overload: " + OVERLOAD / MIXED + " dry runs/s", OVERLOAD / MIXED, dryRun);
            load.run("afterwards: " + READS + " reads/s", READS, read);
        }
    }

    private static List<String> subjects(Client admin) {
        return admin.get("/v1/exports?format=csv")
                .expect(200)
                .body()
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .distinct()
                .toList();
    }

    private static Request read(List<String> subjects, int n, Random random) {
        String subject = n % BY_NAME == 0
                ? PEOPLE.get(random.nextInt(PEOPLE.size()))
                : subjects.get(random.nextInt(subjects.size()));
        return Request.get("/v1/facts?subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8), "demo-reader");
    }

    private static Request dryRun(int n) {
        return Request.post(
                "/v1/edits/preview", "demo-alice", JsonMapper.shared().writeValueAsString(edit(n)));
    }

    private static Map<String, Object> edit(int n) {
        return OnTopology.edit("ASSERT", PEOPLE.get(n % PEOPLE.size()), "P19", PLACES.get(n % PLACES.size()));
    }

    /** Every edit makes all that the server remembers out of date. */
    private static void whileEditing(Client admin, Runnable work) {
        AtomicBoolean going = new AtomicBoolean(true);
        Thread editor = Thread.ofVirtual().start(() -> {
            for (int n = 0; going.get(); n++) {
                Map<String, Object> edit = new TreeMap<>(edit(n));
                edit.put("method", "none");
                admin.post("/v1/edits", edit);
                LockSupport.parkNanos(BETWEEN_EDITS.toNanos());
            }
        });
        work.run();
        going.set(false);
        try {
            editor.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** An answer, and how long after its time it came. */
    private record Answer(int status, long nanos) {
        boolean isServed() {
            return status >= 200 && status < 300;
        }
    }

    /** Puts load on a server and prints a line about it. */
    private record Load(ServerProcess server, LoadClient client) {
        void run(String name, int perSecond, IntFunction<Request> request) {
            int total = perSecond * SECONDS;
            Answer[] answers = new Answer[total];
            Duration used = server.processorTime();
            long ownUse = ownProcessorTime();
            long begin = System.nanoTime();
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int n = 0; n < total; n++) {
                    int number = n;
                    long due = begin + Duration.ofSeconds(1).toNanos() * n / perSecond;
                    LockSupport.parkNanos(due - System.nanoTime());
                    clients.execute(() -> answers[number] =
                            new Answer(client.status(request.apply(number)), System.nanoTime() - due));
                }
            }
            Map<Integer, Integer> counts = new TreeMap<>();
            for (Answer answer : answers) {
                counts.merge(answer.status(), 1, Integer::sum);
            }
            long[] served = nanos(answers, true);
            System.out.printf(
                    "| %s | %s | %s | %s | %s | %s | %.2f | %.2f |%n",
                    name,
                    counts,
                    millis(served, 0.50),
                    millis(served, 0.95),
                    millis(served, 0.99),
                    millis(nanos(answers, false), 0.99),
                    server.processorTime().minus(used).toNanos() / 1e6 / total,
                    (ownProcessorTime() - ownUse) / 1e6 / total);
        }
    }

    private static long ownProcessorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long[] nanos(Answer[] answers, boolean served) {
        return Arrays.stream(answers)
                .filter(answer -> answer.isServed() == served)
                .mapToLong(Answer::nanos)
                .sorted()
                .toArray();
    }

    private static String millis(long[] sorted, double quantile) {
        return sorted.length == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f", sorted[(int) (quantile * (sorted.length - 1))] / 1e6);
    }
}
