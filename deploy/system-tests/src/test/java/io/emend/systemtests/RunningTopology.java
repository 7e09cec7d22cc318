package io.emend.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.contract.problem.ProblemType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * Starts a topology before the outermost test class that registers it, gives it to every scenario, and stops it after. When
 * all scenarios have run, every problem that the wire knows must have been met.
 */
final class RunningTopology implements BeforeAllCallback, TestInstancePostProcessor, AfterAllCallback {
    private final Supplier<Topology> starter;
    private final Set<Class<?>> ran = new HashSet<>();
    private @Nullable Topology running;

    RunningTopology(Supplier<Topology> starter) {
        this.starter = starter;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (running == null) {
            Reply.problemsSeen();
            running = starter.get();
        }
    }

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        if (test instanceof OnTopology scenario && running != null) {
            scenario.runOn(running);
            ran.add(test.getClass());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        boolean outermost = context.getTestClass()
                .filter(test -> test.getEnclosingClass() == null)
                .isPresent();
        if (outermost && running != null) {
            running.close();
            running = null;
            requireEveryProblem(context.getRequiredTestClass());
        }
    }

    /** Not when only some of the scenarios were asked for. */
    private void requireEveryProblem(Class<?> outermost) {
        Set<String> seen = Reply.problemsSeen();
        if (ran.containsAll(Set.of(outermost.getDeclaredClasses()))) {
            assertThat(seen)
                    .as("problems met on this topology")
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemType.values())
                            .map(ProblemType::wireName)
                            .toList());
        }
    }
}
