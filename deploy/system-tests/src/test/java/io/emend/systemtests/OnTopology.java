package io.emend.systemtests;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every scenario needs: the system and the people who use it. */
abstract class OnTopology {
    private @Nullable Topology running;

    /** {@link RunningTopology} says where. */
    final void runOn(Topology topology) {
        running = topology;
    }

    /** The running system; the same one for all scenarios of a topology. */
    Topology system() {
        return Objects.requireNonNull(running, "the topology is not running");
    }

    final Client nobody() {
        return new Client(system(), null);
    }

    final Client reader() {
        return new Client(system(), "demo-reader");
    }

    final Client alice() {
        return new Client(system(), "demo-alice");
    }

    final Client bob() {
        return new Client(system(), "demo-bob");
    }

    final Client carol() {
        return new Client(system(), "demo-carol");
    }

    final Client admin() {
        return new Client(system(), "demo-admin");
    }

    static Map<String, Object> edit(String op, String subject, String relation, String object) {
        return Map.of(
                "operations",
                List.of(Map.of("op", op, "subject", subject, "relation", Map.of("id", relation), "object", object)));
    }
}
