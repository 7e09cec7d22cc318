package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening.Finding;
import io.emend.contract.edit.Screening.Verdict;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a rule that has not proven itself: when it matches too large a share of what it looks at, it only warns from then
 * on, until somebody corrects it. A proven rule has no brake, or a flood could switch off the rule against floods.
 * Thread-safe.
 */
final class EmergencyBrake implements ScreeningRule {
    /** Fewer looks than this say nothing. */
    private static final int FEWEST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(EmergencyBrake.class);

    private final String id;
    private final ScreeningRule rule;
    private final double share;
    private int looks;
    private int matches;
    private boolean pulled;

    EmergencyBrake(String id, ScreeningRule rule, double share) {
        this.id = id;
        this.rule = rule;
        this.share = share;
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

    synchronized boolean isPulled() {
        return pulled;
    }

    private synchronized boolean count(boolean matched) {
        looks++;
        matches += matched ? 1 : 0;
        decide();
        return pulled;
    }

    private void decide() {
        if (!pulled && looks >= FEWEST && matches > share * looks) {
            pulled = true;
            LOG.warn("Screening rule {} matched {} of {} edits and only warns from now on", id, matches, looks);
        }
    }

    private static Finding warning(Finding found) {
        return new Finding(found.id(), Verdict.WARN, "Under the emergency brake: " + found.reason());
    }
}
