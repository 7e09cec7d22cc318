package io.emend.controller.domain.screening;

import io.emend.access.Role;
import io.emend.contract.edit.Screening.Finding;
import io.emend.contract.knowledge.Source;
import io.emend.graph.statement.Content;
import io.emend.graph.statement.StatementRecord;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A fact about a protected entity, or one with a page as its source, gives way under review only. */
final class ProtectedFactRule implements ScreeningRule {
    private final RuleSetting setting;
    private final Set<String> protectedEntities;

    ProtectedFactRule(RuleSetting setting, Set<String> protectedEntities) {
        this.setting = setting;
        this.protectedEntities = Set.copyOf(protectedEntities);
    }

    @Override
    public Optional<Finding> check(Proposal proposal) {
        if (proposal.author().is(Role.REVIEWER)) {
            return Optional.empty();
        }
        Set<Content> staying = proposal.plan().assertions().stream()
                .map(StatementRecord::content)
                .collect(Collectors.toSet());
        boolean sourced = hasPage(proposal.request().source());
        return proposal.plan().retract().stream()
                .filter(leaving -> !staying.contains(leaving.content()))
                .filter(leaving -> !leaving.author().equals(proposal.author().name()))
                .filter(leaving ->
                        protectedEntities.contains(leaving.subject()) || (!sourced && hasPage(leaving.source())))
                .findFirst()
                .map(leaving -> new Finding(
                        setting.id(),
                        setting.verdict(),
                        protectedEntities.contains(leaving.subject())
                                ? "Facts about %s are protected.".formatted(leaving.subject())
                                : "A fact with a source would give way to one without."));
    }

    private static boolean hasPage(@Nullable Source source) {
        return source != null && source.url() != null && !source.url().isBlank();
    }
}
