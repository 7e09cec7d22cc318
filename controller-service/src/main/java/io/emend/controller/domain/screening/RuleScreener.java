package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening;
import io.emend.contract.edit.Screening.Finding;
import io.emend.contract.edit.Screening.Verdict;
import io.emend.graph.KnowledgeGraph;
import io.emend.schema.KnowledgeSchema;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Applies every rule of a rule set; the gravest finding is the verdict. Thread-safe. */
public final class RuleScreener implements Screener {
    private final int version;
    private final Map<String, EmergencyBrake> rules = new LinkedHashMap<>();

    /**
     * What rules look at.
     *
     * @param protectedEntities entities whose facts are replaced under review only
     */
    public record Means(
            KnowledgeGraph graph,
            KnowledgeSchema schema,
            TextScreen texts,
            RecentActivity activity,
            Reputation reputation,
            Set<String> protectedEntities) {
        public Means {
            Objects.requireNonNull(graph, "graph");
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(texts, "texts");
            Objects.requireNonNull(activity, "activity");
            Objects.requireNonNull(reputation, "reputation");
            protectedEntities = Set.copyOf(protectedEntities);
        }
    }

    public RuleScreener(RuleSet set, Means means) {
        this(set, means, Set.of());
    }

    /** @param braked ids of rules that only warn */
    public RuleScreener(RuleSet set, Means means, Set<String> braked) {
        this.version = set.version();
        for (RuleSetting setting : set.rules()) {
            ScreeningRule rule = rule(setting, means);
            rules.put(setting.id(), new EmergencyBrake(setting, rule, set.brake(), braked.contains(setting.id())));
        }
    }

    /** The rule that a setting describes. */
    static ScreeningRule rule(RuleSetting setting, Means means) {
        return switch (setting.check()) {
            case TEXT -> means.texts()::screen;
            case PROTECTED_FACT -> new ProtectedFactRule(setting, means.protectedEntities());
            case IMPLAUSIBLE_TYPE -> new TypeRule(setting, means.graph(), means.schema());
            case TRIGGER_NAME -> new TriggerRule(setting, means.graph());
            case BURST, OBJECT_PUSHED -> new FloodRule(setting, means.activity());
            case NEWCOMER_BUDGET, NEWCOMER_CONTRADICTION, CONTRADICTION_BUDGET, TEMPLATE_FLOOD ->
                new NewcomerRule(setting, means.activity(), means.reputation());
            case PHRASE -> new PhraseRule(setting);
        };
    }

    /** Lets the brakes know what a dry run found: a rule that matched too much only warns from the start. */
    public void heed(DryRun.Report report) {
        report.matches().forEach((id, matched) -> {
            EmergencyBrake brake = rules.get(id);
            if (brake != null) {
                brake.remember(report.looked(), matched.size());
            }
        });
    }

    /** How each rule does, in their order. */
    public List<RuleState> states() {
        return rules.values().stream().map(EmergencyBrake::state).toList();
    }

    @Override
    public Screening screen(Proposal proposal) {
        List<Finding> findings = rules.values().stream()
                .map(rule -> rule.check(proposal))
                .flatMap(Optional::stream)
                .toList();
        Verdict verdict = findings.stream()
                .map(Finding::verdict)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.ALLOW);
        return new Screening(verdict, findings, version);
    }
}
