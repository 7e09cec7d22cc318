package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.editor.commit.CommitStep;
import io.emend.systemtests.CrashOracle.Wish;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * {@code kill -9} at the steps of the commit protocol, and at random moments under load. With {@code emend.test.full} every step
 * and 50 moments; the default keeps the build short: the steps on both sides of the commit, no random moment. The random moments
 * fail when they take longer than {@code emend.test.minutes}; {@code emend.test.kills} and {@code emend.test.seed} choose others.
 */
class CrashIT {
    private static final boolean FULL = Boolean.getBoolean("emend.test.full");
    private static final int KILLS = Integer.getInteger("emend.test.kills", 50);
    private static final Duration LONGEST = Duration.ofMinutes(Long.getLong("emend.test.minutes", 90));
    private static final List<CommitStep> STEPS =
            FULL ? List.of(CommitStep.values()) : List.of(CommitStep.COMMIT, CommitStep.PUBLISH);
    private static final long SEED = Long.getLong("emend.test.seed", 20_260_101L);
    private static final int CLIENTS = 4;
    /** How long a server that has just started may take until it acknowledges an edit; only then does the clock run. */
    private static final Duration WARM_UP = Duration.ofMinutes(3);

    private static final int LATEST_KILL_MILLIS = 3_000;
    /** Between an answer and the next edit of the same client, so that the ledger stays short enough to be replayed often. */
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** One edit in so many is written into the weights, which takes seconds; the others take milliseconds. */
    private static final int SLOW_ONE_IN = 10;

    private static final List<String> PEOPLE =
            SmallGraph.PEOPLE.keySet().stream().sorted().toList();
    private static final List<String> PLACES =
            SmallGraph.PLACES.keySet().stream().sorted().toList();

    private final TemporaryFolder folder = TemporaryFolder.create("crash");
    private final AtomicInteger names = new AtomicInteger();

    @BeforeEach
    void makeASmallGraph() {
        SmallGraph.writeTo(folder.path());
    }

    @AfterEach
    void removeTheFolder() {
        folder.close();
    }

    @Test
    void aKillBeforeAnyStepOfACommitLeavesTheEditWhollyThereOrWhollyNot() {
        Random random = new Random(SEED);
        ServerProcess server = ServerProcess.start(folder.path(), crashBefore(STEPS.getFirst()));
        CrashOracle oracle = new CrashOracle(admin(server));
        for (CommitStep step : STEPS) {
            String name = "edit-" + step.ordinal();
            Wish wish = wish(random);
            oracle.asked(name, wish);
            Map<String, String> later = Map.of("Prefer", "respond-async");
            Reply accepted = admin(server).post("/v1/edits", wish.body(name, "auto"), later);
            assertThat(accepted.text("status")).as("%s", accepted.body()).isEqualTo("APPLYING");
            server.awaitLine(TestHooks.REACHED + step);
            server.kill();
            System.out.println("Killed before " + step);

            CommitStep next = STEPS.get(Math.min(STEPS.indexOf(step) + 1, STEPS.size() - 1));
            server = ServerProcess.start(folder.path(), crashBefore(next));
            List<String> committed = oracle.check(admin(server));
            assertThat(committed.contains(name)).as(name).isEqualTo(step.compareTo(CommitStep.COMMIT) > 0);
        }
        server.close();
    }

    @Test
    @EnabledIfSystemProperty(named = "emend.test.full", matches = "true")
    void killsAtRandomMomentsUnderLoadLoseNothingThatWasAcknowledged() {
        Random random = new Random(SEED);
        long deadline = System.nanoTime() + LONGEST.toNanos();
        ServerProcess server = ServerProcess.start(folder.path());
        CrashOracle oracle = new CrashOracle(admin(server));
        for (int kill = 1; kill <= KILLS; kill++) {
            assertThat(System.nanoTime())
                    .as("%d of %d kills took all of the time; give more with -Demend.test.minutes", kill - 1, KILLS)
                    .isLessThan(deadline);
            int millis = random.nextInt(LATEST_KILL_MILLIS);
            underLoad(server, oracle, random.nextLong(), Duration.ofMillis(millis));
            server = ServerProcess.start(folder.path());
            oracle.check(admin(server));
            System.out.printf(
                    "Kill %d of %d, %d ms after the first acknowledgement: %s%n", kill, KILLS, millis, oracle.soFar());
        }
        oracle.checkFromTheBeginning(admin(server));
        server.close();

        assertThat(oracle.acknowledged()).as("acknowledged edits").isGreaterThanOrEqualTo(KILLS);
    }

    private void underLoad(ServerProcess server, CrashOracle oracle, long seed, Duration untilKill) {
        CountDownLatch warm = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> working = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Random random = new Random(seed + client);
                working.add(clients.submit(() -> editUntilTheServerIsGone(server, oracle, random, warm)));
            }
            boolean acknowledged = warm.await(WARM_UP.toSeconds(), TimeUnit.SECONDS);
            LockSupport.parkNanos(untilKill.toNanos());
            server.kill();
            for (Future<?> work : working) {
                work.get();
            }
            assertThat(acknowledged)
                    .as("acknowledged an edit within %s", WARM_UP)
                    .isTrue();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void editUntilTheServerIsGone(
            ServerProcess server, CrashOracle oracle, Random random, CountDownLatch warm) {
        Client admin = admin(server);
        while (true) {
            String name = "edit-" + names.incrementAndGet();
            Wish wish = wish(random);
            oracle.asked(name, wish);
            String method = random.nextInt(SLOW_ONE_IN) == 0 ? "auto" : "none";
            try {
                if (oracle.answered(name, admin.post("/v1/edits", wish.body(name, method)))) {
                    warm.countDown();
                }
                LockSupport.parkNanos(random.nextLong(2 * PAUSE.toNanos()));
            } catch (UncheckedIOException killed) {
                return;
            }
        }
    }

    private static Wish wish(Random random) {
        return new Wish(one(PEOPLE, random), one(PLACES, random), one(PLACES, random));
    }

    private static String one(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static Client admin(ServerProcess server) {
        return new Client(server, "demo-admin");
    }

    private static String crashBefore(CommitStep step) {
        return "-D" + TestHooks.STEP + '=' + step;
    }
}
