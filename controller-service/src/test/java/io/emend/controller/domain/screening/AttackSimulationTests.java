package io.emend.controller.domain.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AttackSimulationTests {
    /** Three quarters of every attack stay out, while most of what honest authors do gets in. */
    @Test
    void keepsMostOfEveryAttackOutOfTheWeights() throws IOException {
        List<AttackSimulation.Defence> defences = AttackSimulation.all();
        Map<String, AttackSimulation.Outcome> open = AttackSimulation.under(defences.getFirst());
        Map<String, AttackSimulation.Outcome> guarded = AttackSimulation.under(defences.getLast());

        open.forEach((script, before) -> {
            AttackSimulation.Outcome after = Objects.requireNonNull(guarded.get(script));
            if (script.startsWith("honest")) {
                assertThat(after.applied()).as(script).isGreaterThan(before.applied() / 2);
            } else {
                assertThat(before.applied()).as(script).isPositive();
                assertThat(after.applied()).as(script).isLessThanOrEqualTo(before.applied() / 4);
            }
        });
    }
}
