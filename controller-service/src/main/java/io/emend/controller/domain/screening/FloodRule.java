package io.emend.controller.domain.screening;

import io.emend.access.Role;
import io.emend.contract.edit.Screening.Finding;
import io.emend.contract.edit.Screening.Verdict;
import io.emend.contract.knowledge.Value;
import io.emend.controller.domain.resolve.Change;
import java.util.Optional;

/** Many edits by one author, or one object pushed onto many subjects by whoever it may be. */
final class FloodRule implements ScreeningRule {
    private final RecentActivity activity;
    private final ScreeningLimits limits;

    FloodRule(RecentActivity activity, ScreeningLimits limits) {
        this.activity = activity;
        this.limits = limits;
    }

    @Override
    public Optional<Finding> check(Proposal proposal) {
        if (proposal.author().is(Role.REVIEWER)) {
            return Optional.empty();
        }
        String author = proposal.author().name();
        if (limits.editsPerAuthor() > 0 && activity.by(author, limits.window()) >= limits.editsPerAuthor()) {
            return Optional.of(new Finding(
                    "burst",
                    Verdict.REVIEW,
                    "%s has stated %d facts or more within %d minutes."
                            .formatted(
                                    author,
                                    limits.editsPerAuthor(),
                                    limits.window().toMinutes())));
        }
        return proposal.resolved().changes().stream()
                .filter(this::isPushed)
                .findFirst()
                .map(change -> new Finding(
                        "object-pushed",
                        Verdict.REVIEW,
                        "The same object was given to %d subjects or more within %d minutes."
                                .formatted(
                                        limits.subjectsPerObject(),
                                        limits.window().toMinutes())));
    }

    private boolean isPushed(Change change) {
        if (limits.subjectsPerObject() == 0 || !(change instanceof Change.Assert assertion)) {
            return false;
        }
        Optional<String> object =
                assertion.object() instanceof Value.Entity entity ? Optional.of(entity.id()) : Optional.empty();
        return activity.subjectsGiven(assertion.relation().id().value(), object, limits.window())
                >= limits.subjectsPerObject();
    }
}
