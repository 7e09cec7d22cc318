package io.emend.controller.domain.screening;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The rules in force.
 *
 * @param version 0 for the rules the service was configured with
 * @param standing what makes an author more than a newcomer
 * @param brake share of edits, 0 to 1, from which a rule that is not proven only warns
 */
public record RuleSet(int version, Standing standing, double brake, List<RuleSetting> rules) {
    /**
     * How credit is earned: by facts that stood for a time, or that a reviewer approved. What was rejected or rolled back
     * costs.
     *
     * @param credit points an author needs not to be a newcomer; 0 makes nobody one
     * @param survival time after which a fact that still stands is worth a point
     * @param penalty points that an edit taken back or rejected costs
     */
    public record Standing(int credit, Duration survival, int penalty) {
        public Standing {
            Objects.requireNonNull(survival, "survival");
            if (credit < 0 || penalty < 0 || survival.isNegative()) {
                throw new IllegalArgumentException("Credit, penalty and survival must not be negative.");
            }
        }
    }

    public RuleSet {
        Objects.requireNonNull(standing, "standing");
        rules = List.copyOf(rules);
        if (version < 0) {
            throw new IllegalArgumentException("A rule set's version is at least 0; found " + version);
        }
        if (brake <= 0 || brake > 1) {
            throw new IllegalArgumentException("The brake is above 0 and at most 1; found " + brake);
        }
        Set<String> ids = new HashSet<>();
        for (RuleSetting rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("Two rules have the id " + rule.id());
            }
        }
    }

    /** Rules that have not proven themselves yet. */
    public List<RuleSetting> unproven() {
        return rules.stream().filter(rule -> !rule.proven()).toList();
    }
}
