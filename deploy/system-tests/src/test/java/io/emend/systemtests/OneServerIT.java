package io.emend.systemtests;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class OneServerIT {
    @RegisterExtension
    static final RunningTopology TOPOLOGY = new RunningTopology(OneServer::new);

    @Nested
    class TheMainJob extends MainJob {
        @Override
        Topology system() {
            return TOPOLOGY.get();
        }
    }

    @Nested
    class BadInput extends Misuse {
        @Override
        Topology system() {
            return TOPOLOGY.get();
        }
    }

    @Nested
    class ManyPeople extends Disagreement {
        @Override
        Topology system() {
            return TOPOLOGY.get();
        }
    }

    @Nested
    class TheWire extends PublishedApi {
        @Override
        Topology system() {
            return TOPOLOGY.get();
        }
    }

    @Nested
    class ConditionsAndPolicies extends EveryAnswer {
        @Override
        Topology system() {
            return TOPOLOGY.get();
        }
    }

    @Nested
    class TheMatrix extends Authorisation {
        @Override
        Topology system() {
            return TOPOLOGY.get();
        }
    }
}
