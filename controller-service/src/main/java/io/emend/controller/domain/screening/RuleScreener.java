package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening;
import io.emend.contract.edit.Screening.Finding;
import io.emend.contract.edit.Screening.Verdict;
import io.emend.graph.KnowledgeGraph;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies every rule; the gravest finding is the verdict. Thread-safe. */
public final class RuleScreener implements Screener {
    private final List<ScreeningRule> rules;

    private RuleScreener(List<ScreeningRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * The usual rules.
     *
     * @param protectedEntities entities whose facts are replaced under review only
     */
    public static RuleScreener standard(
            KnowledgeGraph graph,
            TextScreen texts,
            RecentActivity activity,
            ScreeningLimits limits,
            Set<String> protectedEntities) {
        return new RuleScreener(List.of(
                texts::screen,
                new ProtectedFactRule(protectedEntities),
                new TriggerRule(graph),
                new FloodRule(activity, limits)));
    }

    @Override
    public Screening screen(Proposal proposal) {
        List<Finding> findings = rules.stream()
                .map(rule -> rule.check(proposal))
                .flatMap(Optional::stream)
                .toList();
        Verdict verdict = findings.stream()
                .map(Finding::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.ALLOW);
        return new Screening(verdict, findings);
    }
}
