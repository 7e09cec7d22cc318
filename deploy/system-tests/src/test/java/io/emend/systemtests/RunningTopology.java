package io.emend.systemtests;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Starts a topology before the outermost test class that registers it, gives it to every scenario, and stops it after. */
final class RunningTopology implements BeforeAllCallback, TestInstancePostProcessor, AfterAllCallback {
    private final Supplier<Topology> starter;
    private @Nullable Topology running;

    RunningTopology(Supplier<Topology> starter) {
        this.starter = starter;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (running == null) {
            running = starter.get();
        }
    }

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        if (test instanceof OnTopology scenario && running != null) {
            scenario.runOn(running);
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
        }
    }
}
