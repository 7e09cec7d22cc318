package io.emend.controller.domain.screening;

import io.emend.contract.edit.Screening.Finding;
import io.emend.controller.domain.resolve.Change;
import io.emend.graph.statement.Content;
import io.emend.graph.statement.StatementRecord;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What authors may do whom nobody knows yet: a little, and next to nothing that makes facts of others give way. */
final class NewcomerRule implements ScreeningRule {
    private final RuleSetting setting;
    private final RecentActivity activity;
    private final Reputation reputation;

    NewcomerRule(RuleSetting setting, RecentActivity activity, Reputation reputation) {
        this.setting = setting;
        this.activity = activity;
        this.reputation = reputation;
    }

    @Override
    public Optional<Finding> check(Proposal proposal) {
        boolean known = setting.check() == RuleSetting.Check.CONTRADICTION_BUDGET
                ? reputation.isAffirmed(proposal.author())
                : !reputation.isNewcomer(proposal.author());
        if (known) {
            return Optional.empty();
        }
        return switch (setting.check()) {
            case NEWCOMER_BUDGET ->
                found(
                        activity.by(proposal.author().name(), setting.window()) >= setting.most(),
                        "%s is new here and has stated %d facts or more within %d minutes."
                                .formatted(
                                        proposal.author().name(),
                                        setting.most(),
                                        setting.window().toMinutes()));
            case NEWCOMER_CONTRADICTION ->
                found(displaced(proposal) > 0, "A newcomer's edit makes a fact of somebody else give way.");
            case CONTRADICTION_BUDGET ->
                found(
                        displaced(proposal) > 0
                                && activity.displacedBy(proposal.author().name(), setting.window())
                                                + displaced(proposal)
                                        > setting.most(),
                        "%s, of whose edits reviewers have approved few, makes more than %d facts of others give way within %d hours."
                                .formatted(
                                        proposal.author().name(),
                                        setting.most(),
                                        setting.window().toHours()));
            case TEMPLATE_FLOOD ->
                found(
                        floods(proposal),
                        "New accounts together have stated %d facts of this relation or more within %d minutes."
                                .formatted(setting.most(), setting.window().toMinutes()));
            default -> throw new IllegalStateException("No rule about newcomers: " + setting.check());
        };
    }

    private Optional<Finding> found(boolean matches, String reason) {
        return matches ? Optional.of(new Finding(setting.id(), setting.verdict(), reason)) : Optional.empty();
    }

    /** Facts of others that would leave and not come back; what merely follows from them aside. */
    private static long displaced(Proposal proposal) {
        Set<Content> staying = proposal.plan().assertions().stream()
                .map(StatementRecord::content)
                .collect(Collectors.toSet());
        return proposal.plan().retract().stream()
                .filter(leaving -> leaving.derivedFrom().isEmpty()
                        && !staying.contains(leaving.content())
                        && !leaving.author().equals(proposal.author().name()))
                .count();
    }

    private boolean floods(Proposal proposal) {
        return proposal.resolved().changes().stream()
                .map(Change::relation)
                .map(relation -> relation.id().value())
                .distinct()
                .anyMatch(relation -> byNewcomers(relation) >= setting.most());
    }

    private long byNewcomers(String relation) {
        return activity.authorsOf(relation, setting.window()).entrySet().stream()
                .filter(author -> reputation.isNewcomer(author.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
