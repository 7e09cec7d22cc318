package io.emend.controller.domain.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AttackSimulationTests {
    /** Of every attack that needs more than a few edits little gets in, and all but nothing of honest work is held up. */
    @Test
    void keepsMostOfEveryAttackOutOfTheWeights() throws IOException {
        List<AttackSimulation.Defence> defences = AttackSimulation.all();
        Map<String, AttackSimulation.Outcome> open = AttackSimulation.under(defences.getFirst());

        holds(open, AttackSimulation.under(defences.get(defences.size() - 2)), 0.4, 0.9);
        holds(open, AttackSimulation.under(defences.getLast()), 0.25, 0.5);
    }

    private static void holds(
            Map<String, AttackSimulation.Outcome> open,
            Map<String, AttackSimulation.Outcome> guarded,
            double mostOfAnAttack,
            double leastOfHonestWork) {
        open.forEach((script, before) -> {
            AttackSimulation.Outcome after = Objects.requireNonNull(guarded.get(script));
            assertThat(before.applied()).as(script).isPositive();
            double share = (double) after.applied() / before.applied();
            if (script.startsWith("honest")) {
                assertThat(share).as(script).isGreaterThanOrEqualTo(leastOfHonestWork);
            } else {
                assertThat(share).as(script).isLessThanOrEqualTo(mostOfAnAttack);
            }
        });
    }
}
