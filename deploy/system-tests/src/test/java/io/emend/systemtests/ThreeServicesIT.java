package io.emend.systemtests;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class ThreeServicesIT {
    @RegisterExtension
    static final RunningTopology TOPOLOGY = new RunningTopology(ThreeServices::new);

    @Nested
    class TheMainJob extends MainJob {}

    @Nested
    class UnclearText extends Clarifications {}

    @Nested
    class BadInput extends Misuse {}

    @Nested
    class ManyPeople extends Disagreement {}

    @Nested
    class ConditionsAndPolicies extends EveryAnswer {}

    @Nested
    class TheMatrix extends Authorisation {}
}
