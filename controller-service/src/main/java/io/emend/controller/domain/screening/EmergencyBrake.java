package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening.Finding;
import io.emend.contract.edit.Screening.Verdict;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a rule. One that has not proven itself only warns from when it matches too large a share of what it looks at, until
 * somebody corrects it. A proven rule is braked by hand alone, or a flood could switch off the rule against floods.
 * Thread-safe.
 */
final class EmergencyBrake implements ScreeningRule {
    private static final Logger LOG = LoggerFactory.getLogger(EmergencyBrake.class);

    private final RuleSetting setting;
    private final ScreeningRule rule;
    private final double share;
    private final boolean byHand;
    private int looks;
    private int matches;
    private boolean pulled;

    /**
     * @param share of what it looks at that an unproven rule may match, 0 to 1
     * @param byHand whether somebody has pulled the brake
     */
    EmergencyBrake(RuleSetting setting, ScreeningRule rule, double share, boolean byHand) {
        this.setting = setting;
        this.rule = rule;
        this.share = share;
        this.byHand = byHand;
    }

    /** Takes what a dry run found into account. */
    synchronized void remember(int looked, int matched) {
        looks += looked;
        matches += matched;
        decide();
    }

    @Override
    public Optional<Finding> check(Proposal proposal) {
        Optional<Finding> found = rule.check(proposal);
        return count(found.isPresent()) ? found.map(EmergencyBrake::warning) : found;
    }

    synchronized RuleState state() {
        RuleState.Brake brake =
                byHand ? RuleState.Brake.BY_HAND : pulled ? RuleState.Brake.MATCHED_TOO_MUCH : RuleState.Brake.OFF;
        return new RuleState(setting, looks, matches, brake);
    }

    private synchronized boolean count(boolean matched) {
        looks++;
        matches += matched ? 1 : 0;
        decide();
        return pulled || byHand;
    }

    private void decide() {
        if (!setting.proven() && !pulled && looks >= DryRun.FEWEST && matches > share * looks) {
            pulled = true;
            LOG.warn(
                    "Screening rule {} matched {} of {} edits and only warns from now on",
                    setting.id(),
                    matches,
                    looks);
        }
    }

    private static Finding warning(Finding found) {
        return new Finding(found.id(), Verdict.WARN, "Under the emergency brake: " + found.reason());
    }
}
