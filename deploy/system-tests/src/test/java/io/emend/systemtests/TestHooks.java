package io.emend.systemtests;

import io.emend.editor.commit.CommitStep;
import io.emend.editor.commit.FaultPoint;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Lets these tests look into servers, and do them harm.
 *
 * <p>Makes a server that is started with {@code -Demend.test.crash=STEP} stop for good before that step of its first commit,
 * and say so on standard output; whoever started it then kills it. Only on the class path of these tests: the product
 * has no such switch.
 */
public final class TestHooks implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static final String STEP = "emend.test.crash";
    static final String REACHED = "Crash point ";

    private static final AtomicReference<FaultPoint> HERE = new AtomicReference<>(FaultPoint.NONE);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String step = System.getProperty(STEP);
        FaultPoint faults = step == null
                ? reached -> Objects.requireNonNull(HERE.get()).before(reached)
                : waitingAt(CommitStep.valueOf(step));
        context.getBeanFactory().registerSingleton("faultPoint", faults);
        context.getBeanFactory().registerSingleton("spanRecorder", SpanRecorder.HERE);
    }

    /** Has something happen, once, before a step of the next commit of a server in this JVM. */
    static void once(CommitStep wanted, Runnable mishap) {
        HERE.set(step -> {
            if (step == wanted) {
                HERE.set(FaultPoint.NONE);
                mishap.run();
            }
        });
    }

    private static FaultPoint waitingAt(CommitStep wanted) {
        return step -> {
            if (step == wanted) {
                System.out.println(REACHED + step);
                waitToBeKilled();
            }
        };
    }

    private static void waitToBeKilled() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
