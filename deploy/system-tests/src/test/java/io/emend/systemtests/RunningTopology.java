package io.emend.systemtests;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts a topology before the outermost test class that registers it, and stops it after. */
final class RunningTopology implements BeforeAllCallback, AfterAllCallback {
    private final Supplier<Topology> starter;
    private @Nullable Topology running;

    RunningTopology(Supplier<Topology> starter) {
        this.starter = starter;
    }

    Topology get() {
        Topology present = running;
        if (present == null) {
            throw new IllegalStateException("The topology is not running");
        }
        return present;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (running == null) {
            running = starter.get();
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
