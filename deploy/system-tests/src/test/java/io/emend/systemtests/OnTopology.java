package io.emend.systemtests;

import java.util.List;
import java.util.Map;

/** What every scenario needs: the system and the people who use it. */
abstract class OnTopology {
    /** The running system; the same one for all scenarios of a topology. */
    abstract Topology system();

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
