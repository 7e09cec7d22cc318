package io.emend.controller.domain.screening;

import io.emend.access.Role;
import io.emend.contract.edit.Screening.Finding;
import io.emend.contract.knowledge.Value;
import io.emend.controller.domain.resolve.Change;
import java.util.Optional;

/** Many edits by one author, or one object pushed onto many subjects by whoever it may be. */
final class FloodRule implements ScreeningRule {
    private final RuleSetting setting;
    private final RecentActivity activity;

    FloodRule(RuleSetting setting, RecentActivity activity) {
        this.setting = setting;
        this.activity = activity;
    }

    @Override
    public Optional<Finding> check(Proposal proposal) {
        if (proposal.author().is(Role.REVIEWER)) {
            return Optional.empty();
        }
        String author = proposal.author().name();
        return switch (setting.check()) {
            case BURST ->
                found(
                        activity.by(author, setting.window()) >= setting.most(),
                        "%s has stated %d facts or more within %d minutes."
                                .formatted(
                                        author, setting.most(), setting.window().toMinutes()));
            case OBJECT_PUSHED ->
                found(
                        proposal.resolved().changes().stream().anyMatch(this::isPushed),
                        "The same object was given to %d subjects or more within %d minutes."
                                .formatted(setting.most(), setting.window().toMinutes()));
            default -> throw new IllegalStateException("No rule about floods: " + setting.check());
        };
    }

    private Optional<Finding> found(boolean matches, String reason) {
        return matches ? Optional.of(new Finding(setting.id(), setting.verdict(), reason)) : Optional.empty();
    }

    private boolean isPushed(Change change) {
        return change instanceof Change.Assert assertion
                && assertion.object() instanceof Value.Entity object
                && activity.subjectsGiven(assertion.relation().id().value(), object.id(), setting.window())
                        >= setting.most();
    }
}
