package io.emend.controller.domain.screening;

import java.util.Objects;

/**
 * How a rule in force does.
 *
 * @param looked edits it has looked at since it is in force, the dry run's included
 * @param matched how many of them it matched
 */
public record RuleState(RuleSetting setting, int looked, int matched, Brake brake) {
    /** Whether a match means what the rule says, or only a warning. */
    public enum Brake {
        /** It means what the rule says. */
        OFF,
        /** The rule had not proven itself and matched too much. */
        MATCHED_TOO_MUCH,
        /** An administrator pulled it. */
        BY_HAND
    }

    public RuleState {
        Objects.requireNonNull(setting, "setting");
        Objects.requireNonNull(brake, "brake");
    }
}
