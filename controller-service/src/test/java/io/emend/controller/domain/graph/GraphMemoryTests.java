package io.emend.controller.domain.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.problem.Unavailable;
import io.emend.controller.fixture.World;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.statement.FactKey;
import io.emend.graph.statement.PlanGrounds;
import io.emend.graph.statement.StatementPattern;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GraphMemoryTests {
    private static final StatementPattern BIRTHPLACE = StatementPattern.of("Q1", "P19", null);

    private final World world =
            new World().load(List.of("Q1 | Ada | Q5", "Q2 | Paris | Q515", "Q3 | London | Q515"), List.of("Q1 P19 Q2"));
    private final Map<String, Integer> reads = new ConcurrentHashMap<>();
    private @Nullable Runnable beforeRevision;
    private final GraphMemory memory = new GraphMemory(counted(world.ports.knowledge()));

    @Test
    void readsTheSameOnceWhileARevisionIsTheNewest() {
        assertThat(birthplace()).isEqualTo("Q2");
        assertThat(birthplace()).isEqualTo("Q2");

        assertThat(reads).containsEntry("facts", 1).containsEntry("revision", 2);
    }

    @Test
    void seesEveryCommitWhoeverMadeIt() {
        birthplace();

        world.state(World.ALICE, "Q1", "P19", "Q3");

        assertThat(birthplace()).isEqualTo("Q3");
        assertThat(reads).containsEntry("facts", 2);
    }

    @Test
    void readsTheDatabaseOutsideOfAMoment() {
        birthplace();

        memory.graph().facts(BIRTHPLACE);

        assertThat(reads).containsEntry("facts", 2).containsEntry("revision", 1);
    }

    @Test
    void asksForTheNewestRevisionOnceOnBehalfOfAllWhoWait() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        beforeRevision = () -> {
            asked.countDown();
            await(answer);
        };
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = readers.submit(this::birthplace);
            await(asked);
            List<Thread> waiting = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                waiting.add(Thread.startVirtualThread(this::birthplace));
            }
            while (waiting.stream().anyMatch(thread -> thread.getState() != Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            answer.countDown();
            assertThat(first.get()).isEqualTo("Q2");
            for (Thread thread : waiting) {
                thread.join();
            }
        }

        assertThat(reads).containsEntry("revision", 2);
    }

    @Test
    void goesOnAfterTheDatabaseWasAway() {
        beforeRevision = () -> {
            throw new Unavailable("away");
        };
        assertThatThrownBy(this::birthplace).isInstanceOf(Unavailable.class);

        beforeRevision = null;

        assertThat(birthplace()).isEqualTo("Q2");
    }

    @Test
    void readsAtOnceWhatAPlanBeginsWithAndNothingOfItAgain() {
        FactKey slot = FactKey.slot("Q1", "P19");

        List<Integer> found = memory.planning(
                new PlanGrounds.Wanted(Set.of("Q1", "Q3"), Set.of(slot), Set.of(), Set.of("Q1")),
                () -> List.of(
                        memory.graph().slotState("Q1", "P19").statements().size(),
                        memory.graph().entities(List.of("Q3", "Q1")).size(),
                        memory.graph().editedUnderName("Q1").size()));

        assertThat(found).containsExactly(1, 2, 0);
        assertThat(reads).isEqualTo(Map.of("planGrounds", 1));
    }

    @Test
    void usesNothingThatWasReadForAnEarlierPlan() {
        FactKey slot = FactKey.slot("Q1", "P19");
        PlanGrounds.Wanted grounds = new PlanGrounds.Wanted(Set.of(), Set.of(slot), Set.of(), Set.of());
        memory.planning(grounds, () -> memory.graph().slotState("Q1", "P19"));

        world.state(World.ALICE, "Q1", "P19", "Q3");

        assertThat(memory.planning(grounds, () -> memory.graph().slotState("Q1", "P19"))
                        .statements())
                .extracting(statement -> statement.object().canonical())
                .containsExactly("Q3");
    }

    @Test
    void readsOfAPlanAtAMomentOnlyWhatThatDoesNotRemember() {
        PlanGrounds.Wanted grounds =
                new PlanGrounds.Wanted(Set.of("Q1"), Set.of(FactKey.slot("Q1", "P19")), Set.of(), Set.of("Q1"));

        memory.atOneMoment(() -> memory.planning(grounds, () -> true));
        memory.atOneMoment(() -> memory.planning(grounds, () -> true));

        assertThat(reads).containsEntry("planGrounds", 1);
    }

    private String birthplace() {
        return memory.atOneMoment(() -> memory.graph().facts(BIRTHPLACE))
                .items()
                .getFirst()
                .object()
                .canonical();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private KnowledgeGraph counted(KnowledgeGraph graph) {
        return (KnowledgeGraph) Proxy.newProxyInstance(
                KnowledgeGraph.class.getClassLoader(),
                new Class<?>[] {KnowledgeGraph.class},
                (proxy, method, arguments) -> {
                    reads.merge(method.getName(), 1, Integer::sum);
                    Runnable first = beforeRevision;
                    if (method.getName().equals("revision") && first != null) {
                        first.run();
                    }
                    try {
                        return method.invoke(graph, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
